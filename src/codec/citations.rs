//! Citation formats.
