//! How a planned day is changed: the new one is written, and where it stood before stays.

use onboard::date::Date;
use onboard::edit::Yaml;
use onboard::model::Due;
use onboard::route::Route;

use super::Editor;

impl Editor<'_> {
    /// Plans the entry at `at` for another day than `from`, today; a first day has nothing before it.
    pub(crate) fn plan_for(&mut self, at: &Route, from: Option<&Due>, to: Date) {
        if from.and_then(Due::day) == Some(to) {
            return;
        }
        let entry = Yaml::map([
            ("from", from.map(Yaml::from)),
            ("to", Some(to.into())),
            ("moved_on", Some(self.day(None).into())),
        ]);
        self.edits.set(at.clone().key("due"), to);
        self.edits.add(at.clone().key("moves"), entry);
    }
}
