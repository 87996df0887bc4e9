//! Whether the rest of the module is there; docs/adr/0016-split-module.md says what that is.

/// Whether the rest of the module is there. What is not needed at once is drawn only then, so that nothing
/// waits for it. The build puts the true answer in place of this one; a module that was not split is whole.
#[inline(never)]
#[must_use]
pub fn is_here() -> bool {
    std::hint::black_box(true)
}
