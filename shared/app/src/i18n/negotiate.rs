//! Which of our languages the reader wants: by `?lang=`, then by cookie, then by what the browser accepts.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Uri, header, request::Parts},
};
use domain::reference::Locale;

/// The cookie that remembers the reader's choice.
pub(crate) const LANG_COOKIE: &str = "lang";

/// The language of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lang(pub Locale);

impl<S: Sync> FromRequestParts<S> for Lang {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(negotiate(&parts.uri, &parts.headers)))
    }
}

pub(crate) fn negotiate(uri: &Uri, headers: &HeaderMap) -> Locale {
    asked_for(uri)
        .or_else(|| Locale::from_code(&crate::cookie::get(headers, LANG_COOKIE)?))
        .or_else(|| accepted(headers))
        .unwrap_or(Locale::En)
}

/// The language that `?lang=` names.
pub(crate) fn asked_for(uri: &Uri) -> Option<Locale> {
    let pairs = uri.query()?.split('&');
    Locale::from_code(pairs.filter_map(|pair| pair.strip_prefix("lang=")).next_back()?)
}

/// The first of ours among those with the highest weight in `Accept-Language`.
fn accepted(headers: &HeaderMap) -> Option<Locale> {
    let ranges =
        headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    let mut best: Option<(u16, Locale)> = None;
    for range in ranges.flat_map(|value| value.split(',')) {
        let (tag, weight) =
            range.split_once(';').map_or((range, 1_000), |(tag, q)| (tag, thousandths(q)));
        let language = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        if let Some(locale) = Locale::from_code(&language)
            && weight > best.map_or(0, |(weight, _)| weight)
        {
            best = Some((weight, locale));
        }
    }
    best.map(|(_, locale)| locale)
}

/// `q=0.85` as 850; what cannot be read counts as not wanted.
fn thousandths(q: &str) -> u16 {
    let weight = q.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse::<f32>().ok());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=1000"
    )]
    weight.map_or(0, |weight| (weight.clamp(0.0, 1.0) * 1_000.0) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(uri: &'static str, cookie: &'static str, accept: &'static str) -> Locale {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        headers.insert(header::ACCEPT_LANGUAGE, accept.parse().unwrap());
        negotiate(&Uri::from_static(uri), &headers)
    }

    #[test]
    fn the_reader_s_language_is_found() {
        let table = [
            ("/", "", "", Locale::En),
            ("/", "", "pt-BR,pt;q=0.9,en;q=0.8", Locale::Pt),
            ("/", "", "de, fr;q=0.4, es;q=0.9", Locale::Es),
            ("/", "", "de,*;q=0.5", Locale::En),
            ("/", "", "FR-ca", Locale::Fr),
            ("/", "", "es;q=0, fr;q=0.1", Locale::Fr),
            ("/", "", "es;q=x;;,,;q=", Locale::En),
            ("/", "a=b; lang=es", "fr", Locale::Es),
            ("/", "lang=klingon", "fr", Locale::Fr),
            ("/?a=1&lang=pt", "lang=es", "fr", Locale::Pt),
            ("/?lang=xx", "lang=es", "fr", Locale::Es),
        ];
        for (uri, cookie, accept, locale) in table {
            assert_eq!(asked(uri, cookie, accept), locale, "{uri} {cookie} {accept}");
        }
    }
}
