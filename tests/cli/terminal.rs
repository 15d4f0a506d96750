//! A real terminal to run commands on, and somebody at it who reads and types.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use rustix::fs::OFlags;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// How long a command may say nothing before it is taken to hang.
const PATIENCE: Duration = Duration::from_secs(60);

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
    /// Starts a command whose stdin, stdout and stderr are a terminal.
    pub(crate) fn start(mut command: Command) -> Self {
        let (master, slave) = terminal();
        let mut reader = master.try_clone().unwrap();
        command.stdin(slave.try_clone().unwrap()).stdout(slave.try_clone().unwrap()).stderr(slave);
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
            match self.shown.recv_timeout(PATIENCE) {
                Ok(bytes) => self.screen.push_str(&String::from_utf8_lossy(&bytes)),
                Err(why) => {
                    let _ = self.child.kill();
                    panic!("`{text}` is not shown ({why}):\n{}", self.screen);
                }
            }
        }
        // What comes next is looked for behind it.
        let end = self.screen.find(text).unwrap() + text.len();
        self.screen.drain(..end);
    }

    /// Types this.
    pub(crate) fn types(&mut self, text: &str) {
        self.master.write_all(text.as_bytes()).unwrap();
    }

    /// Presses Ctrl-C until the command ends. More than once, since the command is not in charge of this terminal: while
    /// it is not reading, a key that would be a signal is lost.
    #[track_caller]
    pub(crate) fn leaves(mut self) -> (String, Option<i32>) {
        for _ in 0..600 {
            // Nobody may be there any more.
            let _ = self.master.write_all(b"\x03");
            match self.shown.recv_timeout(Duration::from_millis(100)) {
                Err(RecvTimeoutError::Disconnected) => return self.ends(),
                Ok(bytes) => self.screen.push_str(&String::from_utf8_lossy(&bytes)),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
        let _ = self.child.kill();
        panic!("it goes on:\n{}", self.screen);
    }

    /// Waits for the end; gives what was shown since the last [`Self::sees`], and the exit code.
    #[track_caller]
    pub(crate) fn ends(mut self) -> (String, Option<i32>) {
        loop {
            match self.shown.recv_timeout(PATIENCE) {
                Ok(bytes) => self.screen.push_str(&String::from_utf8_lossy(&bytes)),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(why) => {
                    let _ = self.child.kill();
                    panic!("it does not end ({why}):\n{}", self.screen);
                }
            }
        }
        let code = self.child.wait().unwrap().code();
        (self.screen.replace('\r', ""), code)
    }
}
