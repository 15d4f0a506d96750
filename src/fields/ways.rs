//! Which structs of the table a walk has to enter.

use std::collections::BTreeMap;

use super::field::{Field, Shape};

/// Which structs have something that is wanted, so that nothing else is gone through; of those that were come upon.
#[derive(Default)]
pub(super) struct Ways(BTreeMap<*const Shape, bool>);

impl Ways {
    /// Whether something that a field holds is wanted.
    pub(super) fn lead_to(&mut self, field: &'static Field, wants: &dyn Fn(&Shape, &Field) -> bool) -> bool {
        let Some(shape) = field.shape() else { return false };
        if let Some(known) = self.0.get(&std::ptr::from_ref(shape)) {
            return *known;
        }
        // What may be a count, or one bare name, is wanted itself.
        let is_open = shape.fields.iter().any(|field| wants(shape, field) || self.lead_to(field, wants));
        self.0.insert(std::ptr::from_ref(shape), is_open);
        is_open
    }
}
