//! Runs a test once more when the engine itself died under it.
//!
//! WebKitGTK's page process dies now and then, once in some thousand tests: a segmentation fault in its own
//! interpreter of WebAssembly (2.50). A test that it happened to says nothing of the product, so it is run once
//! more, and the log says so; what fails for another reason, or dies twice, fails.

use std::{
    cell::Cell,
    io::{Write, stderr},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
};

thread_local! {
    static DIED: Cell<bool> = const { Cell::new(false) };
}

/// Notes that the process of a page died in the test that runs on this thread.
pub fn note_that_it_died() {
    DIED.set(true);
}

/// Runs a test, and once more when it failed and a page's process had died.
pub fn once_more_if_it_died(test: impl Fn()) {
    DIED.set(false);
    let Err(failure) = catch_unwind(AssertUnwindSafe(&test)) else {
        return;
    };
    if !DIED.get() {
        resume_unwind(failure);
    }
    // Past the capture of a test's output, which nobody sees when it passes.
    let words = b"\nThe engine died under a test, which is run once more.\n";
    stderr().write_all(words).unwrap();
    test();
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::Browser, super::Engine, *};

    #[test]
    fn a_test_is_run_once_more_when_the_engine_died_under_it() {
        let runs = Cell::new(0);
        once_more_if_it_died(|| {
            runs.set(runs.get() + 1);
            let browser = Browser::start(Engine::WebKit);
            browser.open("data:text/html,<p>Here</p>");
            if runs.get() == 1 {
                browser.kill_page();
            }
            assert_eq!(browser.run("return 1", json!([])), 1);
        });
        assert_eq!(runs.get(), 2);
    }

    #[test]
    fn a_test_that_failed_for_another_reason_is_not() {
        let runs = Cell::new(0);
        let failed = catch_unwind(AssertUnwindSafe(|| {
            once_more_if_it_died(|| {
                runs.set(runs.get() + 1);
                let browser = Browser::start(Engine::WebKit);
                assert_eq!(browser.run("return 1", json!([])), 2);
            });
        }));
        assert!(failed.is_err());
        assert_eq!(runs.get(), 1);
    }
}
