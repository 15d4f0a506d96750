//! Where something means what is said of it.

/// On which screens something means what is said of it: the commands, one after the other; everywhere where there is none.
pub(super) type Screens = &'static str;
