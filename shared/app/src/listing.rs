//! Long lists, some at a time: `?cursor=<id of the last one seen>&limit=<how many>`.

use std::ops::RangeInclusive;

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::Message;
use serde::Serialize;

use crate::{
    fields::{FieldError, Raw, from_form, read},
    problem::Problem,
};

/// How many are shown where nobody says.
const USUAL: usize = 50;
/// How many may be asked for.
const RANGE: RangeInclusive<i64> = 1..=200;

/// Which part of a list is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The id of the last one seen.
    pub cursor: Option<String>,
    /// How many at most.
    pub limit: usize,
}

impl Default for Paging {
    fn default() -> Self {
        Self { cursor: None, limit: USUAL }
    }
}

/// Part of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Part<T> {
    /// The items.
    pub items: Vec<T>,
    /// The cursor that the next part begins after; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Paging {
    /// The wanted part of `all`, whose order must not depend on the caller. Where what was seen last
    /// is no longer in it, nobody can say what comes after, and a program is told so.
    pub fn part<T>(&self, all: Vec<T>, id: impl Fn(&T) -> String) -> Result<Part<T>, Problem> {
        let place = self
            .place(&all, &id)
            .map_err(|cursor| FieldError::new("cursor", cursor, Message::new("rule-cursor")))?;
        Ok(cut(all, place, self.limit, id))
    }

    /// The same for a page, which shows at most `most`. Where what was seen last is no longer in the
    /// list, as in a queue that somebody works off, the page begins anew.
    pub fn page<T>(&self, most: usize, all: Vec<T>, id: impl Fn(&T) -> String) -> Part<T> {
        let place = self.place(&all, &id).unwrap_or(0);
        cut(all, place, self.limit.min(most), id)
    }

    /// How many come before the wanted part; or the cursor that leads nowhere.
    fn place<T>(&self, all: &[T], id: impl Fn(&T) -> String) -> Result<usize, &str> {
        let Some(cursor) = self.cursor.as_deref() else { return Ok(0) };
        all.iter().position(|item| id(item) == cursor).map(|at| at + 1).ok_or(cursor)
    }
}

fn cut<T>(all: Vec<T>, from: usize, limit: usize, id: impl Fn(&T) -> String) -> Part<T> {
    let more = all.len() > from.saturating_add(limit);
    let items: Vec<T> = all.into_iter().skip(from).take(limit).collect();
    let next = if more { items.last().map(id) } else { None };
    Part { items, next }
}

impl<T> Part<T> {
    /// The same part of something else.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Part<U> {
        Part { items: self.items.into_iter().map(change).collect(), next: self.next }
    }

    /// The same part of something else, without what there is not.
    pub fn filter_map<U>(self, change: impl FnMut(T) -> Option<U>) -> Part<U> {
        Part { items: self.items.into_iter().filter_map(change).collect(), next: self.next }
    }
}

impl<S: Sync> FromRequestParts<S> for Paging {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        let raw = from_form(query.as_bytes()).map_err(Problem::malformed)?;
        let cursor = raw.at("cursor").text().map(ToOwned::to_owned);
        let limit = match raw.at("limit") {
            Raw::Absent => USUAL,
            given => {
                let text = given.text().unwrap_or_default();
                read::whole(RANGE)(text)
                    .ok()
                    .and_then(|n: i64| usize::try_from(n).ok())
                    .ok_or_else(|| {
                        let wrong = read::whole::<i64>(RANGE)(text).err();
                        let wrong = wrong.unwrap_or_else(|| Message::new("rule-required").into());
                        FieldError::new("limit", text, wrong)
                    })?
            }
        };
        Ok(Self { cursor, limit })
    }
}
