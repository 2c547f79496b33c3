//! The kinds of cases that figures are told for, as the benchmark's own scorer has them.

use reference::Language;

use crate::bench::{Case, Track};

/// The strata that a case belongs to, by name.
pub(crate) fn of(case: &Case) -> Vec<String> {
    let language = case.request.language.map_or("unknown", Language::code);
    let mut strata = vec!["all".to_owned(), format!("lang {language}")];
    strata.extend(case.track.map(|track| format!("track {}", track.name())));
    if case.track == Some(Track::Register) {
        strata.push(format!("A {language}"));
        if case.southern_provider {
            strata.push("A southern provider".to_owned());
        }
        if case.several_providers {
            strata.push("A several providers".to_owned());
        }
    }
    if case.cold_start {
        strata.push("cold-start provider".to_owned());
    }
    strata
}
