//! Whom a typed name means: the one way in which every command and every form finds a person.

use super::view::PlanAt;
use crate::basis::Basis;
use crate::model::Side;
use crate::person::{first, is_same, key, plain, without_titles};
use crate::suggest::closest;

/// Whom a typed name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Called {
    /// This one, as the plan or the workspace writes the name.
    Known(String),
    /// Each of these could be meant.
    Several(Vec<String>),
    /// Nobody; the name that comes closest, if one does.
    Unknown(Option<String>),
}

/// Somebody whom a plan or its workspace names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Somebody {
    /// As the plan writes it, else as the workspace does.
    pub name: String,
    /// Whose they are.
    pub side: Side,
    /// Whether they are there on the day: whoever has left is meant by a part of their name only where nobody else is.
    is_there: bool,
    /// The name as it is compared.
    key: String,
    /// Every name of theirs without accents and capitals, aliases too.
    plain: Vec<String>,
}

/// Everybody whom a plan or its workspace names, each once: our team, the customer's people, the rest of ours.
#[derive(Clone, Debug)]
pub struct Everybody<'a> {
    basis: &'a Basis,
    people: Vec<Somebody>,
}

impl PlanAt {
    /// Everybody whom the plan or its workspace names.
    pub fn everybody(&self) -> Everybody<'_> {
        let day = self.as_of();
        let basis = &self.basis;
        let ours = self.our_names().into_iter();
        let ours = ours.map(|name| somebody(basis, name, Side::Vendor, is_with_us(basis, name)));
        let theirs = self.plan.stakeholders.people.iter().map(|it| {
            somebody(basis, &it.name, Side::Customer, it.left_by(day).is_none_or(|left| day <= left))
        });
        let mut people: Vec<Somebody> = ours.chain(theirs).collect();
        for colleague in self.basis.people.all() {
            if !people.iter().any(|known| self.is_same(&known.name, &colleague.name)) {
                people.push(colleague_of(basis, &colleague.name));
            }
        }
        Everybody { basis, people }
    }
}

fn colleague_of(basis: &Basis, name: &str) -> Somebody {
    somebody(basis, name, Side::Vendor, is_with_us(basis, name))
}

fn somebody(basis: &Basis, name: &str, side: Side, is_there: bool) -> Somebody {
    let colleague = basis.people.called(name);
    let aliases = colleague.iter().flat_map(|it| it.aliases.iter().chain([&it.name]));
    let mut all: Vec<String> = [plain(name)].into_iter().chain(aliases.map(|alias| plain(alias))).collect();
    // Nobody has a title as first name: who is asked for by a first name may have one before it.
    let bare = plain(without_titles(name));
    if !all.contains(&bare) {
        all.push(bare);
    }
    let plain = all;
    Somebody { name: name.to_owned(), side, is_there, key: key(name).into_owned(), plain }
}

fn is_with_us(basis: &Basis, name: &str) -> bool {
    let until = basis.people.called(name).and_then(|it| it.until);
    until.is_none_or(|until| basis.as_of <= until)
}

impl<'a> Everybody<'a> {
    /// Those of ours whom the workspace names, where there is no plan yet.
    pub fn of_workspace(basis: &'a Basis) -> Self {
        let people = basis.people.all().iter().map(|it| colleague_of(basis, &it.name)).collect();
        Self { basis, people }
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Somebody> {
        self.people.iter()
    }

    /// Those of one side alone.
    #[must_use]
    pub fn of(mut self, side: Side) -> Self {
        self.people.retain(|it| it.side == side);
        self
    }

    /// Whom a name means: the one who is called so, in full or by an alias; else whoever has it as first name, else
    /// whose name begins so, else who has it further behind. Capitals and accents do not count.
    pub fn called(&self, typed: &str) -> Called {
        let typed_key = key(typed);
        if let Some(known) = self.people.iter().find(|it| it.key == *typed_key) {
            return Called::Known(known.name.clone());
        }
        if let Some(colleague) = self.basis.people.called(typed)
            && self.side(&colleague.name).is_some()
        {
            return Called::Known(colleague.name.clone());
        }
        let wanted = plain(typed);
        if wanted.is_empty() {
            return Called::Unknown(None);
        }
        let ways: [&dyn Fn(&str) -> bool; 4] = [
            &|name| name == wanted,
            &|name| name.strip_prefix(&*wanted).is_some_and(|rest| rest.starts_with(' ')),
            &|name| name.starts_with(&*wanted),
            &|name| name.split(' ').skip(1).any(|word| word == wanted),
        ];
        let found = ways.iter().map(|is_meant| self.meant(is_meant)).find(|found| !found.is_empty());
        match found.unwrap_or_default().as_slice() {
            [] => {
                let names = self.people.iter().map(|it| it.name.as_str());
                let near = closest(typed, names.clone()).map(str::to_owned);
                Called::Unknown(near.or_else(|| self.with_first(closest(typed, names.map(first))?)))
            }
            [only] => Called::Known(only.clone()),
            several => Called::Several(several.to_vec()),
        }
    }

    /// The side of somebody, if the plan or the workspace knows them.
    pub fn side(&self, name: &str) -> Option<Side> {
        self.people.iter().find(|it| self.basis.people.is_same(&it.name, name)).map(|it| it.side)
    }

    /// The shortest that means somebody: the first name, where nobody else is called so.
    pub fn short<'n>(&self, name: &'n str) -> &'n str {
        let short = first(name);
        match self.called(short) {
            Called::Known(known) if is_same(&known, name) => short,
            _ => name,
        }
    }

    /// Who has a first name, if only one has.
    fn with_first(&self, wanted: &str) -> Option<String> {
        let mut people = self.people.iter().filter(|it| first(&it.name) == wanted);
        people.next().filter(|_| people.next().is_none()).map(|it| it.name.clone())
    }

    /// The names that are meant, those of people who are there before others.
    fn meant(&self, is_meant: &dyn Fn(&str) -> bool) -> Vec<String> {
        let meant = self.people.iter().filter(|it| it.plain.iter().any(|name| is_meant(name)));
        let meant: Vec<&Somebody> = meant.collect();
        let there = meant.iter().filter(|it| it.is_there).map(|it| it.name.clone()).collect::<Vec<_>>();
        if there.is_empty() { meant.iter().map(|it| it.name.clone()).collect() } else { there }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::model::{OurPeople, PeopleFile};

    const HEAD: &str = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, \
                        team: {csm: Ana Ruiz, ae: tom}}";
    const PEOPLE: &str = "people: [{name: Lee Novak}, {name: José Lind}, {name: Anastasia Holm}, \
                          {name: Lee Chang, departed_on: 2026-04-01}, {name: Kim Osei}, {name: Kim Ruiz}]";
    const OURS: &str =
        "people: [{name: Tom Becker, aliases: [tom, tbecker]}, {name: Zoë Weiß, until: 2026-04-01}]";

    fn at(day: &str) -> PlanAt {
        let ours = OurPeople::from(serde_yaml::from_str::<PeopleFile>(OURS).unwrap());
        let files = [("onboarding.yaml", HEAD), ("stakeholders.yaml", PEOPLE)];
        PlanAt::of(plan_from(&files), &Basis::on(date(day)).with_people(ours))
    }

    #[track_caller]
    fn case(typed: &str, want: &[&str]) {
        let at = at("2026-04-10");
        let found = match at.everybody().called(typed) {
            Called::Known(name) => vec![name],
            Called::Several(names) => names,
            Called::Unknown(_) => Vec::new(),
        };
        assert_eq!(found, want, "{typed}");
    }

    #[test]
    fn a_name_is_found_by_any_part_that_means_one_person() {
        case("lee  novak", &["Lee Novak"]);
        case("jose lind", &["José Lind"]);
        case("JOSE", &["José Lind"]);
        case("Ana", &["Ana Ruiz"]);
        case("Anas", &["Anastasia Holm"]);
        case("holm", &["Anastasia Holm"]);
        case("zoe weiss", &["Zoë Weiß"]);
        case("Tom Becker", &["Tom Becker"]);
        case("tbecker", &["Tom Becker"]);
        case("tom", &["tom"]);
        case("beck", &[]);
        case("", &[]);
        case(" ", &[]);
        let at = at("2026-04-10");
        let theirs = at.everybody().of(Side::Customer);
        assert_eq!(theirs.called("ana"), Called::Known("Anastasia Holm".into()), "Ana Ruiz is ours");
        assert_eq!(theirs.called("tbecker"), Called::Unknown(None));
    }

    #[test]
    fn one_of_ours_is_found_before_there_is_a_plan() {
        let ours = OurPeople::from(serde_yaml::from_str::<PeopleFile>(OURS).unwrap());
        let basis = Basis::on(date("2026-04-10")).with_people(ours);
        let everybody = Everybody::of_workspace(&basis);
        for typed in ["tbecker", "Tom", "becker", "Tom Becker"] {
            assert_eq!(everybody.called(typed), Called::Known("Tom Becker".into()), "{typed}");
        }
        assert_eq!(everybody.called("Ana Ruiz"), Called::Unknown(None));
    }

    #[test]
    fn a_part_that_several_share_means_them_all_but_for_those_who_have_left() {
        case("kim", &["Kim Osei", "Kim Ruiz"]);
        case("ruiz", &["Ana Ruiz", "Kim Ruiz"]);
        case("lee", &["Lee Novak"]);
        case("lee chang", &["Lee Chang"]);
        let then = at("2026-04-01");
        assert_eq!(
            then.everybody().called("lee"),
            Called::Several(vec!["Lee Novak".into(), "Lee Chang".into()])
        );
    }

    #[test]
    fn nobody_is_called_what_nobody_is_called_and_the_closest_is_told() {
        let at = at("2026-04-10");
        assert_eq!(at.everybody().called("Lee Nowak"), Called::Unknown(Some("Lee Novak".into())));
        assert_eq!(at.everybody().called("Anastasja"), Called::Unknown(Some("Anastasia Holm".into())));
        assert_eq!(at.everybody().called("Priya Shah"), Called::Unknown(None));
    }

    #[test]
    fn somebody_with_a_title_is_called_by_the_first_name_and_two_of_one_by_their_full_names() {
        let people = "people: [{name: Dr. Elke Amsel}, {name: Prof. Dr. Jo Ek}, {name: Jo Lind}]";
        let at = PlanAt::of(plan_from(&[("stakeholders.yaml", people)]), &Basis::on(date("2026-04-10")));
        let everybody = at.everybody();
        assert_eq!(everybody.short("Dr. Elke Amsel"), "Elke");
        assert_eq!(everybody.called("Elke"), Called::Known("Dr. Elke Amsel".into()));
        assert_eq!(everybody.called("elke amsel"), Called::Known("Dr. Elke Amsel".into()));
        assert_eq!(everybody.short("Prof. Dr. Jo Ek"), "Prof. Dr. Jo Ek");
        assert_eq!(everybody.short("Jo Lind"), "Jo Lind");
    }

    #[test]
    fn a_first_name_is_enough_where_it_leads_back() {
        let at = at("2026-04-10");
        let everybody = at.everybody();
        let short = |name: &'static str| everybody.short(name);
        assert_eq!((short("Lee Novak"), short("Kim Osei")), ("Lee", "Kim Osei"));
        assert_eq!((short("Lee Chang"), short("José Lind")), ("Lee Chang", "José"));
        for somebody in everybody.iter() {
            let known = Called::Known(somebody.name.clone());
            assert_eq!(everybody.called(everybody.short(&somebody.name)), known);
        }
    }
}
