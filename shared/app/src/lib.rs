//! What every service is handed: store, clock, configuration, session, pages.
//!
//! A service is bound once, by its `bind(&App) -> Service`. Its handlers take what they need as
//! extractors: [`Page`] for a page, [`Acting`] and [`Input`] for a change,
//! [`Lang`](i18n::Lang) for the reader's language, [`Paging`](listing::Paging) for a part of a list.
//! They answer with [`Html`], with [`Versioned`] or [`Created`] JSON, or with a [`Problem`].
//! Words are never written in a handler: they come from [`i18n`], and what goes wrong is a
//! [`Message`](domain::Message) until the reader's language is known.

mod acting;
mod arrival;
mod aside;
mod cookie;
mod dress;
mod harden;
mod input;
mod once;
mod own_pages;
mod service;
mod settle;
mod unsent;
mod versioned;

pub mod clock;
pub mod config;
pub mod fields;
pub mod i18n;
pub mod identity;
pub mod ids;
pub mod listing;
pub mod naming;
pub mod page;
pub mod problem;
pub mod sight;
pub mod story;
pub mod suggest;
pub mod table;
pub mod testing;
pub mod words;

use std::{fmt, sync::Arc};

use event_store::{Checkpoints, EventStore};

pub use acting::{Acting, Wishing};
pub use aside::aside;
pub use clock::Clock;
pub use dress::dress;
pub use harden::harden;
pub use i18n::Locale;
pub use input::{Filter, Input};
pub use own_pages::bind;
pub use page::{Html, Page};
pub use problem::Problem;
pub use service::{BoxError, Follower, Service};
pub use settle::settle;
pub use utoipa_axum::router::OpenApiRouter;
pub use versioned::{Created, Partial, Versioned, etag};

/// What every service is handed.
#[derive(Clone)]
pub struct App {
    /// The log.
    pub store: Arc<dyn EventStore>,
    /// How far followers have acted.
    pub checkpoints: Arc<dyn Checkpoints>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Who acts.
    pub identity: Arc<dyn identity::Identify>,
}

impl App {
    /// The program on that store, by the clock of the machine, where people say who they are.
    pub fn new(store: impl EventStore, checkpoints: impl Checkpoints) -> Self {
        Self {
            store: Arc::new(store),
            checkpoints: Arc::new(checkpoints),
            clock: Arc::new(clock::SystemClock),
            identity: Arc::new(identity::SimpleSignIn),
        }
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").finish_non_exhaustive()
    }
}
