//! Words in the reader's language: everything a person reads comes from `locales/<language>/*.ftl`.
//!
//! ```
//! use app::{Locale, i18n};
//! use domain::Message;
//!
//! let message = Message::new("rule-too-long").with("max", 200).with("actual", 1_250);
//! assert_eq!(i18n::say(Locale::Es, &message), "Demasiado largo: tiene 1250 caracteres y caben 200.");
//! ```

mod bundles;
mod format;
mod negotiate;
mod say;
mod shown;

pub use bundles::exists;
pub use domain::reference::Locale;
pub use format::{alphabetical, date, date_time, list, number, percent, thousandths, usd};
pub use negotiate::Lang;
pub(crate) use negotiate::{LANG_COOKIE, asked_for, negotiate};
pub use say::{code, field, say, show, text, text_with};
pub(crate) use shown::fold;
pub use shown::{Shown, Term};
