//! From the bytes of a file to its text, whichever program wrote it.

use std::borrow::Cow;

use domain::Message;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file: UTF-8, UTF-16 with its mark, or what Excel writes in our languages.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Message> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Message::new("table-workbook"));
    }
    if bytes.starts_with(b"\xff\xfe") {
        return Ok(UTF_16LE.decode_with_bom_removal(bytes).0);
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Ok(UTF_16BE.decode_with_bom_removal(bytes).0);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(Message::new("table-not-text"));
    }
    // What is not UTF-8 was saved by Excel under Windows; there every byte means something.
    Ok(std::str::from_utf8(bytes)
        .map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0, Cow::Borrowed))
}
