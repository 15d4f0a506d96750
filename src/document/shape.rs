//! What serde says of the struct that it wants: enough to tell which keys are unknown, and what they are likely to mean.

/// A struct: its name in the model, and the keys that it knows.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) fields: &'static [&'static str],
}
