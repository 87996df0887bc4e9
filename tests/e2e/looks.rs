//! What is measured on a page as it stands: axe-core in each look, sizes of targets, what is cut, where the focus is.

use serde_json::{Value, json};

use crate::harness::{Browser, Engine, Key};

/// How a page may be shown.
const LOOKS: [&str; 3] = ["light", "dark", "forced colours"];

/// What axe-core finds in light, dark and, where the engine can be told to, forced colours.
pub fn axe_in_each_look(browser: &Browser, screen: &str) -> Vec<String> {
    let mut found = Vec::new();
    for look in LOOKS {
        let forced = look == "forced colours";
        if forced && browser.engine() == Engine::WebKit {
            continue; // It has none.
        }
        set_theme(browser, if forced { "light" } else { look });
        if forced {
            force_colours(browser, true);
        }
        browser.screenshot(&format!("{screen}-{}", look.replace(' ', "-")));
        let violations = browser.axe().into_iter();
        found.extend(violations.map(|one| format!("{screen}, {look}: {one}")));
        if forced {
            force_colours(browser, false);
        }
    }
    found
}

fn set_theme(browser: &Browser, theme: &str) {
    // A frame later it is painted; a picture taken at once may show the theme before.
    let script = "document.querySelector('mmat-appraisal')?.setAttribute('theme', given[0]);
        for (const _ of [1, 2]) await new Promise((done) => requestAnimationFrame(done));";
    browser.run_async(script, json!([theme]));
}

fn force_colours(browser: &Browser, are: bool) {
    if browser.engine() == Engine::Firefox {
        // 2 is "always the colours of my own choice", 0 what the system asks for.
        let whose = if are { 2 } else { 0 };
        let setting = "browser.display.document_color_use";
        browser.run_in_firefox(&format!("Services.prefs.setIntPref('{setting}', {whose})"));
    } else {
        let value = if are { "active" } else { "none" };
        browser.devtools(
            "Emulation.setEmulatedMedia",
            json!({"features": [{"name": "forced-colors", "value": value}]}),
        );
    }
    browser.wait_for("forced colours", || {
        let active = "return matchMedia('(forced-colors: active)').matches";
        browser.run(active, json!([])) == json!(are)
    });
}

/// A window of 1280 by 1024 pixels at 400 %; at the usual spacing of texts, and at that of WCAG 1.4.12.
pub const ZOOMED: (u32, u32) = (320, 256);

/// What does not fit into a narrow page.
pub fn within_320_pixels(browser: &Browser, screen: &str) -> Vec<String> {
    browser.screenshot(&format!("{screen}-narrow"));
    let mut found = complaints(browser, screen, BEYOND);
    space_texts(browser, true);
    let spaced = format!("{screen}, spaced");
    found.extend(complaints(browser, &spaced, BEYOND));
    found.extend(complaints(browser, &spaced, CUT));
    space_texts(browser, false);
    found
}

/// What is too small, or cut where texts are spaced wider, or shows no focus or lost it since the last time.
pub fn at_hand(browser: &Browser, screen: &str) -> Vec<String> {
    watch_focus(browser);
    let mut found = complaints(browser, screen, SMALL_TARGETS);
    found.extend(complaints(browser, screen, FOCUS_FAULTS));
    space_texts(browser, true);
    found.extend(complaints(browser, &format!("{screen}, spaced"), CUT));
    space_texts(browser, false);
    found
}

/// All of it on a page that is walked through by Tab here, for pages that no walk comes to.
pub fn everything(browser: &Browser, screen: &str) -> Vec<String> {
    let mut found = axe_in_each_look(browser, screen);
    watch_focus(browser);
    for _ in 0..60 {
        browser.press(&[Key::Tab]);
    }
    found.extend(at_hand(browser, screen));
    browser.resize(ZOOMED.0, ZOOMED.1);
    found.extend(within_320_pixels(browser, screen));
    browser.resize(1280, 900);
    found
}

/// A complaint for each entry of a list that a script gives.
pub fn complaints(browser: &Browser, screen: &str, script: &str) -> Vec<String> {
    let found = browser.run(script, json!([]));
    let found = found.as_array().into_iter().flatten();
    let found = found.filter_map(Value::as_str);
    found.map(|one| format!("{screen}: {one}")).collect()
}

/// What makes the page scroll sideways: the elements that stick out, if it does.
pub const BEYOND: &str = "
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const root = document.querySelector('mmat-appraisal').shadowRoot;
    return [...root.querySelectorAll('*')]
        .filter((one) => one.getBoundingClientRect().right > page.clientWidth + 1)
        .map((one) => one.outerHTML.slice(0, 90)).slice(0, 8);";

/// Targets smaller than 24 pixels either way. Links within a sentence are as high as its line (WCAG 2.2, 2.5.8); a
/// control with a label is as large as both.
pub const SMALL_TARGETS: &str = "
    const root = document.querySelector('mmat-appraisal').shadowRoot;
    const targets = root.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]');
    return [...targets].flatMap((one) => {
        if (one.matches('p a') || !one.checkVisibility()) return [];
        const boxes = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
        const wide = Math.max(...boxes.map((box) => box.width)), high = Math.max(...boxes.map((box) => box.height));
        return wide >= 23.9 && high >= 23.9 ? [] : [`${wide.toFixed(1)} by ${high.toFixed(1)}: ${one.outerHTML.slice(0, 120)}`];
    });";

/// Sets the spacing that WCAG 2.2, 1.4.12 names, in the shadow root too, and takes it away again with null.
fn space_texts(browser: &Browser, are: bool) {
    let script = "
        const root = document.querySelector('mmat-appraisal').shadowRoot;
        window.spacing ??= new CSSStyleSheet();
        spacing.replaceSync(given[0] ? `* { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important; } p { margin-bottom: 2em !important; }` : '');
        if (!root.adoptedStyleSheets.includes(spacing)) root.adoptedStyleSheets.push(spacing);
        for (const _ of [1, 2]) await new Promise((done) => requestAnimationFrame(done));";
    browser.run_async(script, json!([are]));
}

/// Texts that are cut off, or lie beyond the box that clips them. What is read out alone is not seen anyway, fields
/// scroll, and previews with an ellipsis are cut on purpose.
pub const CUT: &str = "
    const root = document.querySelector('mmat-appraisal').shadowRoot;
    return [...root.querySelectorAll('*')].flatMap((one) => {
        if (!(one instanceof HTMLElement) || one.matches('.vh, .vh *, input, textarea, select, option')) return [];
        if (!one.checkVisibility() || !one.innerText.trim()) return [];
        const { overflowX, overflowY, textOverflow, webkitLineClamp, clipPath } = getComputedStyle(one);
        if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || clipPath !== 'none') return [];
        const hides = (how) => how === 'hidden' || how === 'clip';
        const wide = hides(overflowX) && one.scrollWidth > one.clientWidth + 1;
        const high = hides(overflowY) && one.scrollHeight > one.clientHeight + 1;
        return wide || high ? [`${one.scrollWidth} by ${one.scrollHeight} in ${one.clientWidth} by ${one.clientHeight}: ${one.outerHTML.slice(0, 120)}`] : [];
    });";

/// Watches the focus from now on: where it shows nothing, and where a change of the page loses it.
fn watch_focus(browser: &Browser) {
    browser.run(WATCH, json!([]));
}

const WATCH: &str = "
    if (window.focusFaults) return;
    window.focusFaults = [];
    const root = document.querySelector('mmat-appraisal').shadowRoot;
    const named = (one) => `${one.tagName} ${one.id} ${one.className} ${(one.innerText ?? '').slice(0, 40)}`;
    let last = null, lost = 0;
    const look = () => {
        const at = root.activeElement;
        if (at && at !== last) {
            const shown = [at, at.closest('label'), ...(at.labels ?? []), at.parentElement, at.nextElementSibling].some((part) => {
                const style = part && getComputedStyle(part);
                return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            });
            if (!shown && at.matches(':focus-visible') && !at.matches('h1')) focusFaults.push(`nothing shows the focus on ${named(at)}`);
        }
        // A redraw may move it some frames later.
        const gone = last && (!last.isConnected || last.disabled || !last.checkVisibility());
        lost = gone && !at && document.activeElement === document.body ? lost + 1 : 0;
        if (lost === 6) focusFaults.push(`lost with ${named(last)}`);
        if (at) last = at;
        requestAnimationFrame(look);
    };
    look();";

/// What [`watch_focus`] saw since the last time.
const FOCUS_FAULTS: &str = "return window.focusFaults.splice(0);";
