//! Keys as WebDriver names them.

use serde_json::{Value, json};

/// A key without a character of its own, or one with.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// Moves on.
    Tab,
    /// Confirms.
    Enter,
    /// Leaves.
    Escape,
    /// Activates.
    Space,
    /// Removes to the left.
    Backspace,
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// Held for the keys after it.
    Shift,
    /// Held for the keys after it.
    Control,
    /// Held for the keys after it.
    Alt,
    /// A character.
    Char(char),
}

impl Key {
    /// The character that stands for it in the protocol.
    fn code(self) -> char {
        match self {
            Self::Backspace => '\u{e003}',
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Shift => '\u{e008}',
            Self::Control => '\u{e009}',
            Self::Alt => '\u{e00a}',
            Self::Escape => '\u{e00c}',
            Self::Space => ' ',
            Self::End => '\u{e010}',
            Self::Home => '\u{e011}',
            Self::Left => '\u{e012}',
            Self::Up => '\u{e013}',
            Self::Right => '\u{e014}',
            Self::Down => '\u{e015}',
            Self::Char(char) => char,
        }
    }

    fn is_held(self) -> bool {
        matches!(self, Self::Shift | Self::Control | Self::Alt)
    }
}

/// The body of the command that presses them one after the other.
pub fn actions(keys: &[Key]) -> Value {
    let mut steps = Vec::new();
    let mut held = Vec::new();
    for key in keys {
        steps.push(step("keyDown", *key));
        if key.is_held() {
            held.push(*key);
        } else {
            steps.push(step("keyUp", *key));
        }
    }
    steps.extend(held.into_iter().rev().map(|key| step("keyUp", key)));
    json!({"actions": [{"type": "key", "id": "keyboard", "actions": steps}]})
}

fn step(kind: &str, key: Key) -> Value {
    json!({"type": kind, "value": key.code().to_string()})
}
