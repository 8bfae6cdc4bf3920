//! Owns who hands over a mail next: as many at one time as the mail server takes, the most urgent first. Used by
//! deliveries.
//!
//! Mails are claimed and written while others are handed over, so that no connection waits for the database. Each still
//! needs a place before the server hears of it, and keeps it until its result is recorded: so after a crash, no more
//! mails are in doubt than there were connections.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::oneshot;

/// The places of one node. Clones share them.
#[derive(Clone)]
pub(super) struct Places(Arc<Inner>);

struct Inner {
    /// How many there are now; none while the server is left alone.
    most: Box<dyn Fn() -> usize + Send + Sync>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    taken: usize,
    /// By priority, and by when they came.
    waiting: BTreeMap<(i16, u64), oneshot::Sender<Place>>,
    came: u64,
}

/// The right to hand over one mail, until it is dropped.
pub(super) struct Place(Places);

impl Places {
    pub(super) fn new(most: impl Fn() -> usize + Send + Sync + 'static) -> Self {
        Self(Arc::new(Inner { most: Box::new(most), state: Mutex::default() }))
    }

    /// Waits for a place. None if the mail server is left alone.
    pub(super) async fn take(&self, priority: i16) -> Option<Place> {
        let (sender, place) = oneshot::channel();
        self.change(|state| {
            state.came += 1;
            state.waiting.insert((priority, state.came), sender);
        });
        self.let_in();
        place.await.ok()
    }

    fn let_in(&self) {
        let most = (self.0.most)();
        let mut next = Vec::new();
        self.change(|state| {
            if most == 0 {
                state.waiting.clear();
            }
            while state.taken < most {
                let Some((_, waits)) = state.waiting.pop_first() else { break };
                state.taken += 1;
                next.push(waits);
            }
        });
        for waits in next {
            // Whoever does not wait any longer leaves the place to the next one.
            drop(waits.send(Place(self.clone())));
        }
    }

    fn change(&self, act: impl FnOnce(&mut State)) {
        act(&mut self.0.state.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.change(|state| state.taken -= 1);
        self.0.let_in();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::task::JoinSet;

    use super::*;

    /// Waits for a place in another task, behind those that wait already.
    async fn wait(waiting: &mut JoinSet<(i16, Option<Place>)>, places: &Places, priority: i16) {
        let places = places.clone();
        waiting.spawn(async move { (priority, places.take(priority).await) });
        tokio::task::yield_now().await;
    }

    #[tokio::test]
    async fn the_most_urgent_gets_the_next_place() {
        let (places, mut waiting) = (Places::new(|| 1), JoinSet::new());
        let first = places.take(0).await;
        for priority in [2, 0, 1] {
            wait(&mut waiting, &places, priority).await;
        }
        drop(first);
        let mut order = Vec::new();
        while let Some(next) = waiting.join_next().await {
            let (priority, place) = next.unwrap();
            assert!(place.is_some());
            order.push(priority);
        }
        assert_eq!(order, [0, 1, 2]);
    }

    #[tokio::test]
    async fn nobody_waits_for_a_server_that_is_left_alone() {
        let most = Arc::new(AtomicUsize::new(1));
        let places = Places::new({
            let most = Arc::clone(&most);
            move || most.load(Ordering::Relaxed)
        });
        let mut waiting = JoinSet::new();
        let first = places.take(0).await;
        wait(&mut waiting, &places, 0).await;
        most.store(0, Ordering::Relaxed);
        drop(first);
        assert!(waiting.join_next().await.unwrap().unwrap().1.is_none());
        assert!(places.take(0).await.is_none());
        most.store(1, Ordering::Relaxed);
        assert!(places.take(0).await.is_some());
    }

    #[tokio::test]
    async fn a_place_that_nobody_waits_for_goes_to_the_next() {
        let (places, mut waiting) = (Places::new(|| 1), JoinSet::new());
        let first = places.take(0).await;
        wait(&mut waiting, &places, 0).await;
        waiting.shutdown().await;
        wait(&mut waiting, &places, 1).await;
        drop(first);
        assert!(waiting.join_next().await.unwrap().unwrap().1.is_some());
    }
}
