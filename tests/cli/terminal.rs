//! A real terminal to run commands on, and somebody at it who reads and types.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};

use rustix::fs::OFlags;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

/// The two ends of a terminal of 24 lines.
pub(crate) fn terminal() -> (File, File) {
    let master: OwnedFd = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap();
    let flags = i32::try_from(OFlags::NOCTTY.bits()).unwrap();
    let mut options = OpenOptions::new();
    let slave = options.read(true).write(true).custom_flags(flags).open(OsStr::from_bytes(name.as_bytes()));
    let slave = slave.unwrap();
    let size = Winsize { ws_row: 24, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&slave, size).unwrap();
    (File::from(master), slave)
}

/// A command that runs on a terminal.
pub(crate) struct Session {
    child: Child,
    master: File,
    shown: Receiver<Vec<u8>>,
    screen: String,
}

impl Session {
    /// Starts a command whose stdin, stdout and stderr are a terminal, as wide as that is.
    pub(crate) fn start(mut command: Command) -> Self {
        let (master, slave) = terminal();
        let mut reader = master.try_clone().unwrap();
        command.stdin(slave.try_clone().unwrap()).stdout(slave.try_clone().unwrap()).stderr(slave);
        command.env("TERM", "xterm").env_remove("COLUMNS");
        let child = command.spawn().unwrap();
        // It holds the terminal's other end, which would never close.
        drop(command);
        let (sender, shown) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            // Linux calls it an error when the last program has left the terminal.
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { child, master, shown, screen: String::new() }
    }

    /// Waits until this is shown.
    #[track_caller]
    pub(crate) fn sees(&mut self, text: &str) {
        while !self.screen.contains(text) {
            let Ok(bytes) = self.shown.recv() else { panic!("`{text}` is not shown:\n{}", self.screen) };
            self.screen.push_str(&String::from_utf8_lossy(&bytes));
        }
        // What comes next is looked for behind it.
        let end = self.screen.find(text).unwrap() + text.len();
        self.screen.drain(..end);
    }

    /// Types this.
    pub(crate) fn types(&mut self, text: &str) {
        self.master.write_all(text.as_bytes()).unwrap();
    }

    /// Presses Ctrl-C when the command waits for a key: the command is not in charge of this terminal, so that a key that
    /// would be a signal is lost before.
    pub(crate) fn leaves(mut self) -> (String, Option<i32>) {
        while self.child.try_wait().unwrap().is_none() {
            let modes = tcgetattr(&self.master).unwrap().local_modes;
            if !modes.contains(LocalModes::ICANON) {
                self.types("\x03");
                break;
            }
            std::thread::yield_now();
        }
        self.ends()
    }

    /// Waits for the end; gives what was shown since the last [`Self::sees`], and the exit code.
    pub(crate) fn ends(mut self) -> (String, Option<i32>) {
        while let Ok(bytes) = self.shown.recv() {
            self.screen.push_str(&String::from_utf8_lossy(&bytes));
        }
        let code = self.child.wait().unwrap().code();
        (self.screen.replace('\r', ""), code)
    }
}
