//! Suggests thematic areas and goals for what somebody writes, in four languages.
//!
//! A [`Model`] learns from texts that people have coded ([`train`]) and is shipped as
//! `data/model.bin`, which is made again by training on the same texts. It weighs two witnesses: the
//! words, runs of letters and [concepts](Concepts) that go with an area, and the meaning of the
//! whole; of goals, the areas too are a witness. Concepts and meaning also speak for a language in which few texts were coded. It suggests; people decide.
//!
//! ```
//! use themes::Model;
//!
//! let model = Model::shipped();
//! let areas = model.suggest_areas("Capacitación de maestros de escuela primaria", "");
//! assert_eq!(areas[0].item.code(), "110");
//! assert!(areas[0].confidence_percent > 50);
//! ```

mod apart;
mod bytes;
mod classifier;
mod concepts;
mod confidence;
mod distribution;
mod evaluate;
mod evidence;
mod figures;
mod group;
mod habits;
mod helpful;
mod model;
mod numbers;
mod reading;
mod rounding;
mod sense;
mod terms;
mod texts;
mod ties;
mod train;
mod wording;

pub use apart::Apart;
pub use bytes::Damaged;
pub use concepts::Concepts;
pub use distribution::Distribution;
pub use evaluate::{cross_validate, evaluate, leave_source_out};
pub use figures::{Figures, Row, Sure};
pub use group::{Group, UnknownGroup};
pub use helpful::{Floors, HELPFUL, Helpful};
pub use model::{Model, Suggestion};
pub use reading::Reading;
pub use texts::{BadLine, CodedText, Goals, Sectors, read_goals, read_sectors};
pub use train::train;
