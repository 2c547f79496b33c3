//! The kinds of problem, each with an address that explains it.

use axum::http::StatusCode;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $slug:literal, $status:ident;)+) => {
        /// What kind of problem it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $($(#[$doc])* $kind),+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// Its name in addresses: `/problems/<slug>`.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$kind => $slug),+ }
            }

            /// The status that it is answered with.
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$kind => StatusCode::$status),+ }
            }
        }
    };
}

kinds! {
    /// The body, a header or the query cannot be read at all.
    Malformed = "malformed", BAD_REQUEST;
    /// Nobody has signed in.
    SignIn = "sign-in", UNAUTHORIZED;
    /// The role that is signed in may not do this.
    Forbidden = "forbidden", FORBIDDEN;
    /// The request was sent by a page of another site.
    CrossSite = "cross-site", FORBIDDEN;
    /// There is nothing here.
    NotFound = "not-found", NOT_FOUND;
    /// There is something here, but this cannot be done with it.
    Method = "method", METHOD_NOT_ALLOWED;
    /// A rule of the domain says no.
    Rule = "rule", CONFLICT;
    /// Others changed the same thing at the same moment, again and again.
    Contended = "contended", CONFLICT;
    /// It has changed since the caller saw it.
    Stale = "stale", PRECONDITION_FAILED;
    /// The body did not arrive in time.
    Slow = "slow", REQUEST_TIMEOUT;
    /// The body is larger than is taken here.
    TooLarge = "too-large", PAYLOAD_TOO_LARGE;
    /// The body is of a type that is not read here.
    MediaType = "media-type", UNSUPPORTED_MEDIA_TYPE;
    /// Fields cannot be taken as they are.
    Validation = "validation", UNPROCESSABLE_ENTITY;
    /// The key of a wish was used before, for another one.
    KeyReused = "key-reused", UNPROCESSABLE_ENTITY;
    /// A change must say which version it is made to.
    Precondition = "precondition", PRECONDITION_REQUIRED;
    /// We failed.
    Internal = "internal", INTERNAL_SERVER_ERROR;
    /// The store cannot be reached now, or answers too slowly.
    Unavailable = "unavailable", SERVICE_UNAVAILABLE;
}

impl Kind {
    /// The kind with that name.
    pub fn named(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.slug() == slug)
    }

    /// The kind of an answer that says nothing but its status.
    pub(crate) fn of(status: StatusCode) -> Self {
        let kinds = Self::ALL.iter().copied();
        kinds
            .into_iter()
            .find(|kind| kind.status() == status)
            .unwrap_or(if status.is_server_error() { Self::Internal } else { Self::Malformed })
    }

    /// The id of the text that names it.
    pub(crate) fn title(self) -> String {
        format!("problem-{}", self.slug())
    }

    /// The id of the text that explains it and says what to do.
    pub(crate) fn about(self) -> String {
        format!("problem-{}-about", self.slug())
    }

    /// Whether it is our fault.
    pub(crate) const fn is_ours(self) -> bool {
        matches!(self, Self::Internal | Self::Unavailable)
    }
}
