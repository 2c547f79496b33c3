//! The settings of what this crate does; each part of the program has such a struct of its own.

use std::{net::SocketAddr, path::PathBuf};

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
}
