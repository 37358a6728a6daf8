//! A machine with a USB controller, into which sticks are plugged and from which they are pulled:
//! QEMU, with a stock Debian kernel. `tests/rig/init-sticks` runs inside.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::kernel::{initramfs, kernel};

/// Longest time that anything inside the machine takes.
const PATIENCE: Duration = Duration::from_mins(2);

/// The machine; it ends when dropped.
pub(crate) struct StickMachine {
    machine: Child,
    place: tempfile::TempDir,
    monitor: BufReader<UnixStream>,
    console: BufReader<UnixStream>,
    blocks: usize,
}

/// What a command in the machine answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) text: String,
}

impl Answer {
    /// Checks the exit code and the words.
    #[track_caller]
    pub(crate) fn is(self, code: i32, words: &str) -> Self {
        let is_right = self.code == code && self.text.contains(words);
        assert!(
            is_right,
            "not {code} and {words:?}: {}\n{}",
            self.code, self.text
        );
        self
    }
}

impl StickMachine {
    /// Boots with the program and the image set in `set`, which lies at `/work/set`.
    pub(crate) fn boot(set: &Path) -> Self {
        let place = tempfile::tempdir().unwrap();
        let program = place.path().join("drivepress");
        let strip = Command::new("strip")
            .arg("-o")
            .arg(&program)
            .arg(env!("CARGO_BIN_EXE_drivepress"))
            .status();
        assert!(strip.unwrap().success(), "strip (binutils) is needed");
        let disk = work_disk(place.path(), &program, set);
        let initramfs = initramfs(place.path(), "init-sticks", add_libraries);
        let socket = |name: &str| place.path().join(name).display().to_string();
        let (monitor, console) = (socket("monitor"), socket("console"));
        let mut command = Command::new("qemu-system-x86_64");
        command
            .args(["-accel", "tcg", "-smp", "1", "-m", "512"])
            .args(["-display", "none", "-nic", "none", "-no-reboot"])
            .args(["-append", "console=ttyS0 quiet edd=off panic=-1"])
            .arg("-kernel")
            .arg(kernel().join("vmlinuz"))
            .arg("-initrd")
            .arg(initramfs)
            .arg("-drive")
            .arg(format!(
                "file={},if=virtio,format=raw,read-only=on",
                disk.display()
            ))
            .args(["-device", "qemu-xhci,id=xhci,p2=8,p3=8"])
            .args(["-qmp", &format!("unix:{monitor},server=on,wait=off")])
            .args(["-serial", &format!("file:{}", socket("log"))])
            .args(["-serial", &format!("unix:{console},server=on,wait=off")]);
        let machine = command.stdin(Stdio::null()).spawn();
        let machine = machine.unwrap_or_else(|e| panic!("qemu is needed (bash tests/run): {e}"));
        let mut machine = Self {
            machine,
            monitor: connect(&monitor),
            console: connect(&console),
            place,
            blocks: 0,
        };
        let mut greeting = String::new();
        machine.monitor.read_line(&mut greeting).unwrap();
        machine.ask("qmp_capabilities", &json!({}));
        let ready = machine.lines_until(|line| line == "READY");
        assert!(ready.is_some(), "the machine did not boot");
        machine
    }

    /// The folder of this machine's files.
    pub(crate) fn place(&self) -> &Path {
        self.place.path()
    }

    /// An empty file for a stick.
    pub(crate) fn file(&self, name: &str, bytes: u64) -> PathBuf {
        let path = self.place().join(format!("{name}.img"));
        File::create(&path).unwrap().set_len(bytes).unwrap();
        path
    }

    /// One command to QEMU.
    pub(crate) fn ask(&mut self, command: &str, arguments: &Value) -> Value {
        let request = json!({ "execute": command, "arguments": arguments });
        writeln!(self.monitor.get_mut(), "{request}").unwrap();
        loop {
            let mut line = String::new();
            self.monitor.read_line(&mut line).unwrap();
            let answer: Value = serde_json::from_str(&line).unwrap();
            assert!(answer.get("error").is_none(), "{command}: {answer}");
            if let Some(value) = answer.get("return") {
                return value.clone();
            }
        }
    }

    /// Plugs in a stick with the block node `node`, and waits until the kernel shows it; gives its
    /// device.
    pub(crate) fn plug(&mut self, name: &str, serial: &str, node: Value) -> String {
        self.plug_at("xhci.0", name, (serial, node))
    }

    /// The same, into a port or a hub's bus.
    pub(crate) fn plug_at(
        &mut self,
        bus: &str,
        name: &str,
        (serial, node): (&str, Value),
    ) -> String {
        let before = self.sticks();
        self.blocks += 1;
        let block = format!("block{}", self.blocks);
        let mut node = node;
        node["node-name"] = json!(block);
        self.ask("blockdev-add", &node);
        let mut device = json!({
            "driver": "usb-storage", "drive": block, "removable": true, "serial": serial,
            "id": name,
        });
        match bus.split_once('/') {
            Some((bus, port)) => {
                device["bus"] = json!(bus);
                device["port"] = json!(port);
            }
            None => device["bus"] = json!(bus),
        }
        self.ask("device_add", &device);
        let began = Instant::now();
        loop {
            let now = self.sticks();
            let new = now.iter().find(|(device, _)| !before.contains_key(*device));
            if let Some((device, _)) = new {
                return format!("/dev/{device}");
            }
            assert!(began.elapsed() < PATIENCE, "{name} does not appear");
            thread::sleep(Duration::from_millis(200));
        }
    }

    /// Pulls a stick out, whatever it does.
    pub(crate) fn pull(&mut self, name: &str) {
        self.ask("device_del", &json!({ "id": name }));
    }

    /// Waits until a device is gone.
    pub(crate) fn await_gone(&mut self, device: &str) {
        let began = Instant::now();
        while self
            .sticks()
            .contains_key(device.trim_start_matches("/dev/"))
        {
            assert!(began.elapsed() < PATIENCE, "{device} does not go");
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// Sticks by name of their device, with their size in sectors.
    fn sticks(&mut self) -> BTreeMap<String, String> {
        let list = "for d in /sys/block/sd*; do [ -e $d/size ] && \
                    [ \"$(cat $d/size)\" != 0 ] && echo ${d##*/} $(cat $d/size); done; true";
        let answer = self.run(list);
        let lines = answer.text.lines();
        let pairs = lines.filter_map(|line| line.split_once(' '));
        pairs.map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    }

    /// Runs a shell command inside.
    pub(crate) fn run(&mut self, command: &str) -> Answer {
        writeln!(self.console.get_mut(), "{command}").unwrap();
        let mut code = 0;
        let lines = self.lines_until(|line| {
            let end = line.strip_prefix("END ");
            code = end.and_then(|code| code.parse().ok()).unwrap_or(code);
            end.is_some()
        });
        let text = lines.unwrap_or_else(|| panic!("no answer to {command}"));
        Answer { code, text }
    }

    fn lines_until(&mut self, mut is_last: impl FnMut(&str) -> bool) -> Option<String> {
        let mut text = String::new();
        loop {
            let mut bytes = Vec::new();
            self.console.read_until(b'\n', &mut bytes).ok()?;
            let line = String::from_utf8_lossy(&bytes).into_owned();
            if bytes.is_empty() {
                return None;
            }
            if is_last(line.trim_end()) {
                return Some(text);
            }
            text.push_str(&line);
        }
    }
}

impl Drop for StickMachine {
    fn drop(&mut self) {
        let _ = self.machine.kill();
        let _ = self.machine.wait();
    }
}

/// A raw file as a block node.
pub(crate) fn raw(path: &Path) -> Value {
    json!({ "driver": "raw", "file": { "driver": "file", "filename": path } })
}

fn connect(path: &str) -> BufReader<UnixStream> {
    let began = Instant::now();
    loop {
        if let Ok(stream) = UnixStream::connect(path) {
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
            return BufReader::new(stream);
        }
        assert!(began.elapsed() < PATIENCE, "qemu does not open {path}");
        thread::sleep(Duration::from_millis(50));
    }
}

/// A FAT disk with the program and the set.
fn work_disk(place: &Path, program: &Path, set: &Path) -> PathBuf {
    let disk = place.join("work.img");
    File::create(&disk).unwrap().set_len(500 << 20).unwrap();
    let run = |program: &str, arguments: &[&std::ffi::OsStr]| {
        let output = Command::new(program)
            .env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin")
            .args(arguments)
            .output()
            .unwrap_or_else(|e| panic!("{program} is needed (bash tests/run): {e}"));
        assert!(output.status.success(), "{program}");
    };
    run("mkfs.vfat", &["-F".as_ref(), "32".as_ref(), disk.as_ref()]);
    let copy = ["-s", "-Q", "-i"].map(std::ffi::OsStr::new);
    for (from, to) in [(set, "::/set"), (program, "::/drivepress")] {
        let what = [disk.as_os_str(), from.as_os_str(), to.as_ref()];
        run("mcopy", &[&copy[..], &what].concat());
    }
    disk
}

/// The libraries that the program needs, at their places.
fn add_libraries(root: &Path) {
    let output = Command::new("ldd")
        .arg(env!("CARGO_BIN_EXE_drivepress"))
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for path in text.split_whitespace().filter(|word| word.starts_with('/')) {
        let to = root.join(path.trim_start_matches('/'));
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(path, to).unwrap();
    }
}
