#!/bin/sh
# Installs the implementations that the tests compare with: the Python packages in .venv at the
# workspace root, and the Java program in java/target. Does nothing where they are up to date.
set -eu
cd "$(dirname "$0")"

# Whether anything among the other arguments is newer than the first, or the first is missing.
outdated() {
    stamp=$1
    shift
    [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp")" ]
}

venv=../../.venv
if outdated "$venv/installed" install.sh; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check fastavro==1.13.1 avro==1.12.2
    touch "$venv/installed"
fi

if outdated java/target/installed java/pom.xml java/src; then
    mvn --quiet --batch-mode --file java/pom.xml clean compile dependency:copy-dependencies
    touch java/target/installed
fi
