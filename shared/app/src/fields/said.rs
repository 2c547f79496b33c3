//! Bodies with a single text, such as the reason for an end.

use domain::rules::TEXT_CHARS;

use super::{FieldError, Fields, Raw, read};

/// The text in `field`, which must be there and be all there is.
pub fn said(raw: &Raw, field: &'static str) -> Result<String, Vec<FieldError>> {
    let mut fields = Fields::of(raw);
    let words = fields.required(field, read::words(TEXT_CHARS));
    fields.finish(|| words)
}
