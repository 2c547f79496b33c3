//! Countries, blocs, thematic areas, languages and goals, named in four languages.
//!
//! The data are compiled in; `data/README.md` says where each file comes from and under which
//! licence. Every kind of thing is a small value that reads, shows and stores itself as its code.
//!
//! ```
//! use jiff::civil::date;
//! use reference::{Bloc, Country, Found, Locale};
//!
//! let bolivia: Country = "BO".parse()?;
//! assert_eq!(bolivia.name(Locale::Fr), "Bolivie");
//! assert!("mercosur".parse::<Bloc>()?.contains(bolivia, date(2026, 1, 1)));
//!
//! // Any spelling will do, a slip is recognised, and what is unclear is left to the writer.
//! assert_eq!(Country::find("Rep. Dominicana").sure(), Some("DO".parse()?));
//! assert!(matches!(Country::find("Hondurs"), Found::Close { .. }));
//! let unclear = Country::find("Nigera");
//! let offered: Vec<_> = unclear.suggestions().iter().map(|it| it.item.code()).collect();
//! assert_eq!(offered[..2], ["NG", "NE"]);
//! # Ok::<(), reference::UnknownCode>(())
//! ```

mod bloc;
mod code;
mod country;
mod language;
mod likeness;
mod locale;
mod lookup;
mod modality;
mod multilateral;
mod names;
mod region;
mod sdg;
mod segib;
mod table;
mod thematic_area;

pub use bloc::Bloc;
pub use code::UnknownCode;
pub use country::{Capital, Country, Income};
pub use language::Language;
pub use locale::Locale;
pub use lookup::{DECIDES_AT, Found, Named, Suggestion};
pub use modality::Modality;
pub use multilateral::Multilateral;
pub use region::Region;
pub use sdg::SdgTarget;
pub use segib::SegibSector;
pub use thematic_area::{Level, ThematicArea};
