#!/bin/sh
# Installs the Python implementations that the tests compare with, in .venv at the workspace root.
set -eu
cd "$(dirname "$0")/../.."
python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check fastavro==1.13.1 avro==1.12.2
