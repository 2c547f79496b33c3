//! The settings of what this crate does; each part of the program has such a struct of its own.

use std::{net::SocketAddr, ops::RangeInclusive, path::PathBuf};

use serde::{Deserialize, Serialize};

/// Where the program listens and keeps its data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Serve {
    /// The address of the pages and the API. Other than this machine's own is refused while people
    /// are believed without proof.
    pub listen: SocketAddr,
    /// The folder that holds all data.
    pub data: PathBuf,
    /// What a request may cost.
    pub limits: Limits,
}

/// What a request may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The largest body of a form or API call, in KiB.
    pub body_kib: usize,
    /// The largest file to import, in KiB.
    pub import_kib: usize,
    /// After how many seconds a request is given up.
    pub request_seconds: u64,
}

impl Default for Serve {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8642)),
            data: PathBuf::from("data"),
            limits: Limits::default(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { body_kib: 1024, import_kib: 32 * 1024, request_seconds: 30 }
    }
}

/// A setting that nobody can work with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{setting} is {value}, and must lie between {} and {}", allowed.start(), allowed.end())]
pub struct OutOfRange {
    /// Which one, as the file of settings names it.
    pub setting: &'static str,
    /// How it is set.
    pub value: u64,
    /// How it can be set.
    pub allowed: RangeInclusive<u64>,
}

impl Limits {
    /// Whether requests can be served within these limits.
    pub fn check(&self) -> Result<(), OutOfRange> {
        let kib = |kib: usize| u64::try_from(kib).unwrap_or(u64::MAX);
        for (setting, value, allowed) in [
            ("serve.limits.body_kib", kib(self.body_kib), 1..=65_536),
            ("serve.limits.import_kib", kib(self.import_kib), 1..=1_048_576),
            ("serve.limits.request_seconds", self.request_seconds, 1..=3_600),
        ] {
            if !allowed.contains(&value) {
                return Err(OutOfRange { setting, value, allowed });
            }
        }
        Ok(())
    }
}

/// Why the program does not start.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "refusing to listen on {0}: whoever reaches it could act as anybody, because sign-in asks for no proof; \
     listen on 127.0.0.1 or [::1]"
)]
pub struct OpenNetwork(pub SocketAddr);

impl Serve {
    /// Whether the program may listen there with that way of signing in.
    pub fn check(&self, identity: &dyn crate::identity::Identify) -> Result<(), OpenNetwork> {
        let alone = self.listen.ip().to_canonical().is_loopback();
        if alone || identity.safe_on_open_networks() {
            Ok(())
        } else {
            Err(OpenNetwork(self.listen))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_that_does_not_exist_is_refused_and_what_is_not_said_has_its_default() {
        let read = serde_json::from_str::<Serve>;
        assert_eq!(read("{}").unwrap(), Serve::default());
        assert!(read(r#"{"lisen":"127.0.0.1:1"}"#).is_err());
        assert!(read(r#"{"limits":{"body":1}}"#).is_err());
        assert_eq!(read(r#"{"limits":{"body_kib":1}}"#).unwrap().limits.import_kib, 32 * 1024);
    }

    #[test]
    fn limits_under_which_nobody_is_served_are_refused_by_name() {
        assert_eq!(Limits::default().check(), Ok(()));
        let refused = |limits: Limits| limits.check().unwrap_err().setting;
        let usual = Limits::default();
        for request_seconds in [0, u64::MAX] {
            let limits = Limits { request_seconds, ..usual };
            assert_eq!(refused(limits), "serve.limits.request_seconds");
        }
        assert_eq!(refused(Limits { body_kib: usize::MAX, ..usual }), "serve.limits.body_kib");
        assert_eq!(refused(Limits { import_kib: 0, ..usual }), "serve.limits.import_kib");
    }
}
