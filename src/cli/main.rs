//! The `onboard` binary.

fn main() {}
