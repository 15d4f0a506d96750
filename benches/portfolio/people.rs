//! Names for made-up people and customers, some of them wide, accented or both.

use super::chance::Chance;

const FIRST: &[&str] = &[
    "Ana",
    "Priya",
    "Lee",
    "Maja",
    "Ingrid",
    "Olav",
    "Rita",
    "Tomás",
    "Zoë",
    "Jürgen",
    "Aoife",
    "Mateus",
    "Noor",
    "Kenji",
    "Amara",
    "Dario",
    "Sanne",
    "Ewa",
    "Luca",
    "Hana",
    "Yusuf",
    "Claire",
    "Björn",
    "Ines",
    "Viktor",
    "Mei",
    "Paolo",
    "Katarzyna",
    "Samuel",
    "Leila",
    "Oskar",
    "Nadia",
    "Chidi",
    "Freya",
    "Marek",
    "Sofía",
    "健太",
    "Renée",
];
const LAST: &[&str] = &[
    "Ruiz",
    "Shah",
    "Novak",
    "Ilic",
    "Solberg",
    "Dahl",
    "Moen",
    "Ferreira",
    "Lindqvist",
    "Müller",
    "Byrne",
    "Costa",
    "Haddad",
    "Tanaka",
    "Okafor",
    "Rossi",
    "de Vries",
    "Wójcik",
    "Bianchi",
    "Sato",
    "Demir",
    "Laurent",
    "Ek",
    "Carvalho",
    "Petrov",
    "Chen",
    "Greco",
    "Nowak",
    "Osei",
    "Karimi",
    "Berg",
    "Aziz",
    "Eze",
    "Holm",
    "Dvořák",
    "Núñez",
    "山田",
    "Fournier",
    "O'Neill",
    "Weiss",
];
const COMPANY: &[&str] = &[
    "Harbour",
    "Nordlys",
    "Castell",
    "Brightwater",
    "Ostara",
    "Velia",
    "Quayside",
    "Morgenrot",
    "Tamarind",
    "Lumen",
    "Fjordline",
    "Alder & Sons",
    "Café Müller",
    "Sakura",
    "Kestrel",
    "Montagne",
    "Ironbridge",
    "Saffron",
    "Pergola",
    "Meridian",
    "Halcyon",
    "Żubr",
    "Greystone",
    "Oriole",
    "Baobab",
];
const TRADE: &[&str] = &[
    "Foods",
    "Logistics",
    "Health",
    "Bank",
    "Textiles",
    "Energy",
    "Software",
    "Retail",
    "Insurance",
    "Steel",
    "Media",
    "Pharma",
    "Travel",
    "Construction",
    "Schools",
    "Optics",
    "Farms",
    "Analytics",
];
const OURS: &[&str] = &[
    "Ana Ruiz",
    "Priya Shah",
    "Tom Becker",
    "Jonas Lind",
    "Mika Aalto",
    "Grace Osei",
    "Zoë Laurent",
    "Rahul Mehta",
    "Elif Demir",
    "Piotr Nowak",
    "Carla Rossi",
    "Ben Okafor",
];

/// A name; two of a kind are possible in a portfolio, not in a plan.
pub(super) fn person(chance: &mut Chance, taken: &[String]) -> String {
    loop {
        let name = format!("{} {}", chance.pick(FIRST), chance.pick(LAST));
        if !taken.contains(&name) && !OURS.contains(&name.as_str()) {
            return name;
        }
    }
}

/// Who of us commits in a week, by name and address.
pub(super) fn author(week: usize) -> (&'static str, String) {
    let number = week % OURS.len();
    (OURS[number], format!("sample-{}@example.com", number + 1))
}

/// One of us.
pub(super) fn ours(chance: &mut Chance) -> String {
    chance.pick(OURS).to_owned()
}

/// A customer's name; the number keeps it apart from all others.
pub(super) fn company(chance: &mut Chance, plan: usize) -> String {
    format!("{} {} {}", chance.pick(COMPANY), chance.pick(TRADE), plan + 1)
}
