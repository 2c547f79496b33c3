//! A matcher that several may ask while one keeps it current.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use app::aside;

use crate::Matcher;

/// Scoring takes long where there is much to score, and whoever asks meanwhile waits for it: both happen
/// on threads of their own, so that everybody else is answered.
#[derive(Clone, Default)]
pub(crate) struct Shared(Arc<RwLock<Matcher>>);

impl Shared {
    /// What the matcher answers.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Matcher) -> T + Send + 'static,
    ) -> T {
        let shared = self.clone();
        aside(move || question(&shared.reading())).await
    }

    /// Changes the matcher.
    pub(crate) async fn change<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut Matcher) -> T + Send + 'static,
    ) -> T {
        let shared = self.clone();
        aside(move || change(&mut shared.writing())).await
    }

    /// Changes the matcher here and now, for what takes no time while nobody asks yet.
    pub(crate) fn change_at_once<T>(&self, change: impl FnOnce(&mut Matcher) -> T) -> T {
        change(&mut self.writing())
    }

    fn reading(&self) -> RwLockReadGuard<'_, Matcher> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn writing(&self) -> RwLockWriteGuard<'_, Matcher> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, time::Duration};

    use super::*;

    #[tokio::test]
    async fn while_it_is_changed_everybody_else_is_answered() {
        let (shared, (go, gone)) = (Shared::default(), mpsc::channel());
        let changing = tokio::spawn(async move {
            shared.change(move |_| gone.recv_timeout(Duration::from_secs(10))).await
        });
        // On this one thread the change would wait in vain for what comes after it.
        tokio::task::yield_now().await;
        go.send(()).unwrap();
        assert_eq!(changing.await.unwrap(), Ok(()));
    }
}
