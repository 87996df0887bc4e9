//! The moment at which something happened: the time, and randomness for new ids.

use crate::review::Timestamp;

/// Time and randomness, read once for each event, so that all that follows is pure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The time of the event.
    pub now: Timestamp,
    seed: u128,
    drawn: u128,
}

/// An odd constant that spreads successive draws over all 128 bits (2^128 divided by the golden
/// ratio).
const STRIDE: u128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;

impl Moment {
    /// A moment at `now`; `seed` is 128 random bits that no other moment shares.
    #[must_use]
    pub const fn new(now: Timestamp, seed: u128) -> Self {
        Self {
            now,
            seed,
            drawn: 0,
        }
    }

    /// A moment of the same time, to draw ids from elsewhere: none of them is drawn here too.
    #[must_use]
    pub fn branch(&mut self) -> Self {
        // Turned round, the bits are far from those that are drawn next.
        Self::new(
            self.now.clone(),
            self.draw().rotate_left(61).wrapping_mul(STRIDE),
        )
    }

    const fn draw(&mut self) -> u128 {
        let bits = self.seed.wrapping_add(self.drawn.wrapping_mul(STRIDE));
        self.drawn += 1;
        bits
    }

    /// The random bits it was made with, to make the same moment elsewhere.
    #[must_use]
    pub const fn seed(&self) -> u128 {
        self.seed
    }

    /// A new id in the form of a random UUID (RFC 9562, version 4). Ids drawn from one moment
    /// differ for certain; ids of two moments differ as their seeds do.
    pub fn fresh_id(&mut self) -> String {
        let bits = self.draw();
        let versioned = bits & !(0xf << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
        // The standard library's way to write numbers is more code, part of which runs for one id in
        // sixteen.
        let mut id = String::with_capacity(36);
        for place in 0..32 {
            if matches!(place, 8 | 12 | 16 | 20) {
                id.push('-');
            }
            let digit = (versioned >> (124 - 4 * place)) & 0xf;
            id.extend(u8::try_from(digit).ok().map(hex_digit));
        }
        id
    }
}

/// The sign of a number below 16.
const fn hex_digit(number: u8) -> char {
    match number {
        0..10 => (b'0' + number) as char,
        _ => (b'a' + number - 10) as char,
    }
}
