//! Cookies, as little of them as we need: a name, a value, for this site and not for scripts.

use std::borrow::Cow;

use axum::http::{HeaderMap, HeaderValue, header};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The value of the cookie, where the browser sent one that is text.
pub(crate) fn get(headers: &HeaderMap, name: &str) -> Option<String> {
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = sent.flat_map(|cookies| cookies.split(';'));
    let mut found =
        pairs.filter_map(|pair| pair.trim().split_once('=')).filter(|(key, _)| *key == name);
    let (_, value) = found.next()?;
    percent_decode_str(value).decode_utf8().ok().map(Cow::into_owned)
}

/// What makes the browser keep the cookie for so many seconds; 0 makes it forget it.
pub(crate) fn set(name: &str, value: &str, seconds: u32) -> HeaderValue {
    let value = utf8_percent_encode(value, NON_ALPHANUMERIC);
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax");
    HeaderValue::try_from(cookie).unwrap_or_else(|_| HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_comes_back_as_it_was_set() {
        let set = set("who", "country:BR;name=José; \u{1f600}=", 60);
        let pair = set.to_str().unwrap().split(';').next().unwrap().to_owned();
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, format!("a=1; {pair}; who=second").parse().unwrap());
        assert_eq!(get(&headers, "who").as_deref(), Some("country:BR;name=José; \u{1f600}="));
        assert_eq!(get(&headers, "wh"), None);
    }
}
