//! Where something is in a plan, by keys and indexes; line and column are found only when shown.

use std::borrow::Cow;
use std::fmt;

use crate::model::PlanFile;

/// One step from a node of a YAML tree to a child.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The value of this key of a mapping.
    Key(Cow<'static, str>),
    /// This item of a sequence, from 0.
    Index(usize),
}

/// A node of one file of a plan: `actions.yaml:actions[2].due`. No steps means the whole file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route {
    /// The file of the plan.
    pub file: PlanFile,
    /// The way from the file's root to the node.
    pub steps: Vec<Step>,
}

impl Route {
    /// The whole of `file`.
    pub const fn to(file: PlanFile) -> Self {
        Self { file, steps: Vec::new() }
    }

    /// The value of `key` below this node.
    #[must_use]
    pub fn key(mut self, key: impl Into<Cow<'static, str>>) -> Self {
        self.steps.push(Step::Key(key.into()));
        self
    }

    /// The item `index` (from 0) below this node.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.steps.push(Step::Index(index));
        self
    }
}

/// Steps as people write them: `actions[2].due`.
pub struct Steps<'a>(pub &'a [Step]);

impl fmt::Display for Steps<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if i == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file.name())?;
        if self.steps.is_empty() {
            return Ok(());
        }
        write!(f, ":{}", Steps(&self.steps))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_reads_as_people_write_it() {
        let route = Route::to(PlanFile::Actions).key("actions").index(2).key("due");
        assert_eq!(route.to_string(), "actions.yaml:actions[2].due");
        assert_eq!(Route::to(PlanFile::Risks).to_string(), "risks.yaml");
    }
}
