//! At most two browsers at once: more make each other late on a small machine.

use std::sync::{Condvar, Mutex, PoisonError};

const ALL: usize = 2;

static FREE: Mutex<usize> = Mutex::new(ALL);
static FREED: Condvar = Condvar::new();
/// Who waits stands in line, so that who waits for both is not passed by those who need one.
static LINE: Mutex<()> = Mutex::new(());

/// The right to run one browser, given back when dropped.
pub struct Permit(());

impl Permit {
    /// Waits for it.
    pub fn wait() -> Self {
        Self::take(1);
        Self(())
    }

    /// Waits for two at once: one and then another would wait for ever if two tests did so.
    pub fn wait_for_both() -> [Self; ALL] {
        Self::take(ALL);
        [Self(()), Self(())]
    }

    fn take(number: usize) {
        let _first = LINE.lock().unwrap_or_else(PoisonError::into_inner);
        let free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = FREED
            .wait_while(free, |free| *free < number)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= number;
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        *FREE.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        FREED.notify_one();
    }
}
