//! This module reads files of which neither the size nor the kind is known: within a limit, and no device.

use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::Path;

/// What a path leads to, through links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A file.
    Regular,
    /// A folder.
    Directory,
    /// A pipe with a name, or one that a shell made.
    Pipe,
    /// A socket.
    Socket,
    /// A device, which may have no end.
    Device,
}

impl FileKind {
    /// What is at a path.
    ///
    /// # Errors
    ///
    /// When nothing is there, or it cannot be looked at.
    pub fn at(path: &Path) -> io::Result<Self> {
        fs::metadata(path).map(|metadata| Self::of(metadata.file_type()))
    }

    /// What a type of the standard library's says; a link is no file.
    #[must_use]
    pub fn of(found: FileType) -> Self {
        if found.is_file() {
            Self::Regular
        } else if found.is_dir() {
            Self::Directory
        } else {
            special(found)
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "a file",
            Self::Directory => "a folder",
            Self::Pipe => "a pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
        }
    }
}

#[cfg(unix)]
fn special(found: FileType) -> FileKind {
    use std::os::unix::fs::FileTypeExt as _;
    if found.is_fifo() {
        FileKind::Pipe
    } else if found.is_socket() {
        FileKind::Socket
    } else {
        FileKind::Device
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> FileKind {
    FileKind::Device
}

/// The bytes of a file, of which there are at most `limit`.
///
/// # Errors
///
/// When it is no file, or cannot be read; of the kind [`io::ErrorKind::FileTooLarge`] when it has more bytes.
pub fn read_file(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    read_kind(path, limit, &[FileKind::Regular])
}

/// As [`read_file`], of a path that somebody named. It may be a pipe, as in `<(git show …)`.
///
/// # Errors
///
/// As [`read_file`].
pub fn read_named(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    read_kind(path, limit, &[FileKind::Regular, FileKind::Pipe])
}

fn read_kind(path: &Path, limit: usize, allowed: &[FileKind]) -> io::Result<Vec<u8>> {
    // To open a pipe may take for ever, and to open a device may do something.
    let metadata = fs::metadata(path)?;
    let kind = FileKind::of(metadata.file_type());
    if !allowed.contains(&kind) {
        let message = format!("it is {}, not a file", kind.name());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    if usize::try_from(metadata.len()).is_ok_and(|length| length > limit) {
        return Err(too_large(limit));
    }
    read_within(File::open(path)?, limit)
}

/// All bytes of an input, of which there are at most `limit`: no more than that are taken from it.
///
/// # Errors
///
/// When it cannot be read; of the kind [`io::ErrorKind::FileTooLarge`] when it has more bytes.
pub fn read_within(input: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let one_more = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    input.take(one_more).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Err(too_large(limit));
    }
    Ok(bytes)
}

/// The text of a file, of which there are at most `limit` bytes.
///
/// # Errors
///
/// As [`read_file`]; and when it is not UTF-8.
pub fn read_text(path: &Path, limit: usize) -> io::Result<String> {
    text(read_file(path, limit)?)
}

/// Bytes that must be UTF-8.
///
/// # Errors
///
/// When they are not.
pub fn text(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let message = format!("it is not UTF-8 at byte {at}");
        io::Error::new(io::ErrorKind::InvalidData, message)
    })
}

fn too_large(limit: usize) -> io::Error {
    let message = format!("it has more than {limit} bytes, which is the limit");
    io::Error::new(io::ErrorKind::FileTooLarge, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_end_is_read_to_the_limit() {
        let error = read_within(io::repeat(0), 1000).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(
            error.to_string(),
            "it has more than 1000 bytes, which is the limit"
        );
    }

    #[test]
    fn as_many_bytes_as_the_limit_are_read() {
        assert_eq!(read_within(&b"abc"[..], 3).unwrap(), b"abc");
        assert!(read_within(&b"abcd"[..], 3).is_err());
        assert_eq!(read_within(&b""[..], 0).unwrap(), b"");
    }

    #[test]
    fn a_folder_is_no_file() {
        let error = read_named(Path::new("."), 1).unwrap_err();
        assert_eq!(error.to_string(), "it is a folder, not a file");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused_and_not_opened() {
        for path in ["/dev/zero", "/dev/null"] {
            let error = read_named(Path::new(path), 1).unwrap_err();
            assert_eq!(error.to_string(), "it is a device, not a file");
        }
    }
}
