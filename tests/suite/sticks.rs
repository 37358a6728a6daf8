//! Sticks in a real USB stack: a stock kernel sees them come, go, fail and lie. One machine for all,
//! because booting it takes longest.

use std::path::Path;
use std::time::Instant;

use serde_json::json;

use crate::support::Kit;
use crate::support::lying_disk::{self, DiskLie};
use crate::support::sticks::{StickMachine, raw};

const MIB: u64 = 1 << 20;
/// What every stick says that it holds.
const SIZE: u64 = 300 * MIB;

/// Where the root folder of the small kit's drive begins.
const ROOT_SECTOR: u64 = 4 * MIB / 512;

/// The machine, and what is done to all kinds of sticks.
struct Bench {
    machine: StickMachine,
}

/// The command that writes a district's drive.
fn write(district: &str, device: &str, name: &str) -> String {
    format!(
        "/work/drivepress write /work/set --district {district} --to {device} --yes {name} \
         2>/tmp/errors"
    )
}

impl Bench {
    fn verify(&mut self, device: &str) -> crate::support::sticks::Answer {
        self.machine
            .run(&format!("/work/drivepress verify {device} 2>/tmp/errors"))
    }

    /// A good stick: listed with its marks, written, mounted by the kernel with every sum right.
    fn good(&mut self) {
        let file = self.machine.file("good", SIZE);
        let device = self.machine.plug("good", "GOOD1", raw(&file));
        self.machine
            .run("/work/drivepress write --list")
            .is(0, "QEMU USB HARDDRIVE, 300 MiB, serial GOOD1, port ");
        self.machine
            .run(&write("81010000", &device, "GOOD1"))
            .is(0, "written, and every byte read back");
        self.verify(&device).is(0, "INTACT");
        let mount = format!(
            "blockdev --rereadpt {device} && mount -t vfat -o ro,iocharset=utf8 {device}1 /mnt && \
             cd /mnt && sha256sum -c manifest-sha256.txt >/tmp/sums; code=$?; cd /; umount /mnt; \
             grep -c OK /tmp/sums; exit $code"
        );
        self.machine.run(&mount).is(0, "");
        let mounted = format!(
            "mount -t vfat -o ro {device}1 /mnt; {}; code=$?; \
                               umount /mnt; cat /tmp/errors; exit $code",
            write("81020000", &device, "GOOD1")
        );
        self.machine.run(&mounted).is(2, "is mounted at /mnt");
        // Another district costs its end.
        self.machine
            .run(&write("81020000", &device, "GOOD1"))
            .is(0, "given the district's part");
        self.verify(&device).is(0, "81020000");
        let other = format!(
            "{}; cat /tmp/errors",
            write("81010000", &format!("{device}1"), "GOOD1")
        );
        self.machine.run(&other).is(0, "takes the whole stick");
    }

    /// A stick with a lock.
    fn write_protected(&mut self) {
        let file = self.machine.file("locked", SIZE);
        let mut node = raw(&file);
        node["read-only"] = json!(true);
        node["file"]["read-only"] = json!(true);
        let device = self.machine.plug("locked", "LOCK1", node);
        let command = format!("{}; cat /tmp/errors", write("81010000", &device, "LOCK1"));
        self.machine.run(&command).is(0, "is write-protected");
    }

    /// A stick with a sector that takes no writing.
    fn broken_sector(&mut self) {
        let file = self.machine.file("broken", SIZE);
        let failing = json!({
            "driver": "blkdebug",
            "image": { "driver": "file", "filename": file },
            "inject-error": [
                { "event": "none", "iotype": "write", "errno": 5, "sector": ROOT_SECTOR },
            ],
        });
        let node = json!({ "driver": "raw", "file": failing });
        let device = self.machine.plug("broken", "BROKEN1", node);
        self.machine.run(&write("81010000", &device, "BROKEN1")).is(
            1,
            "REJECTED: what was written does not come back, first at 4 MiB",
        );
        self.verify(&device).is(1, "is not finished");
    }

    /// Sticks that hold less than they say, by going round and by losing the rest.
    fn fakes(&mut self) {
        for (name, lie, words) in [
            (
                "round",
                DiskLie::WrapsAround,
                "goes beyond overwrites its beginning",
            ),
            ("lost", DiskLie::LosesTail, "goes beyond is lost"),
        ] {
            let socket = lying_disk::socket(self.machine.place(), name);
            lying_disk::serve(&socket, SIZE, 8 << 20, lie);
            let node = json!({ "driver": "nbd", "server": { "type": "unix", "path": socket } });
            let device = self.machine.plug(name, name, node);
            let probe =
                format!("/work/drivepress write --probe --to {device} --yes {name} 2>/tmp/errors");
            self.machine
                .run(&probe)
                .is(1, words)
                .is(1, "holds at most 8 MiB");
            self.machine
                .run(&write("81010000", &device, name))
                .is(1, "REJECTED: what was written does not come back");
            self.verify(&device).is(1, "is not finished");
        }
    }

    /// A slow stick that is pulled out half-way, and put back in.
    fn pulled_out(&mut self) {
        let limits = json!({ "bps-write": MIB });
        let group = json!({ "qom-type": "throttle-group", "id": "slow", "limits": limits });
        self.machine.ask("object-add", &group);
        let file = self.machine.file("slow", SIZE);
        let slow = |path: &Path| json!({ "driver": "throttle", "throttle-group": "slow", "file": raw(path) });
        let device = self.machine.plug("slow", "SLOW1", slow(&file));
        let begin = format!(
            "({}) >/tmp/slow; echo $? >>/tmp/slow",
            write("81010000", &device, "SLOW1")
        );
        self.machine.run(&format!("({begin}) &"));
        self.machine.run("sleep 2");
        self.machine.pull("slow");
        self.machine
            .run("while ! tail -1 /tmp/slow | grep -q '^[0-9][0-9]*$'; do sleep 1; done");
        self.machine
            .run("cat /tmp/slow")
            .is(0, "GONE: the stick was pulled out");
        self.machine.run("tail -1 /tmp/slow").is(0, "3");
        self.machine.await_gone(&device);
        let device = self.machine.plug("again", "SLOW1", raw(&file));
        self.verify(&device).is(1, "is not finished");
        self.machine
            .run(&write("81010000", &device, "SLOW1"))
            .is(0, "finished, and every byte read back");
        self.verify(&device).is(0, "INTACT");
    }

    /// Eight sticks through hubs at once, two of them with one serial number.
    fn eight_at_once(&mut self) {
        let hub = json!({ "driver": "usb-hub", "bus": "xhci.0", "id": "hub", "port": "8" });
        self.machine.ask("device_add", &hub);
        let mut devices = Vec::new();
        for number in 1..=8 {
            let name = format!("hub{number}");
            let file = self.machine.file(&name, SIZE);
            let serial = if number <= 2 {
                "TWIN".to_owned()
            } else {
                name.clone()
            };
            let port = format!("xhci.0/8.{number}");
            let device = self.machine.plug_at(&port, &name, (&serial, raw(&file)));
            devices.push((device, serial));
        }
        let to: Vec<String> = devices
            .iter()
            .map(|(device, serial)| format!("--to {device} --yes {serial}"))
            .collect();
        let to = to.join(" ");
        let all = format!("/work/drivepress write /work/set --district 81010000 {to} 2>&1 | cat");
        self.machine
            .run(&all)
            .is(0, "several of the devices are called TWIN");
        // A path is no name for --yes where the stick has a better one.
        let twins = [&devices[0].0, &devices[1].0].map(Clone::clone);
        let by_path = to.replace("--yes TWIN", "");
        let all = format!(
            "/work/drivepress write /work/set --district 81010000 {by_path} --yes {} 2>&1 | cat",
            twins.join(" --yes ")
        );
        self.machine.run(&all).is(0, "nobody confirmed TWIN");
        let listed = self
            .machine
            .run("/work/drivepress write --list --json")
            .text;
        let listed = listed
            .lines()
            .map(|line| serde_json::from_str(line).unwrap());
        let listed: Vec<serde_json::Value> = listed.collect();
        let port_of = |device: &String| {
            let line = listed.iter().find(|line| line["path"] == **device).unwrap();
            line["device"]["port"].as_str().unwrap().to_owned()
        };
        let ports = twins.each_ref().map(port_of);
        let all = format!(
            "/work/drivepress write /work/set --district 81010000 {by_path} --yes {} \
             2>/tmp/errors",
            ports.join(" --yes ")
        );
        self.machine.run(&all).is(0, "8 of 8 sticks are right");
        for (device, _) in [&devices[1], &devices[7]] {
            self.verify(device).is(0, "INTACT");
        }
    }
}

#[test]
fn every_kind_of_stick_gets_its_verdict_and_right_ones_are_mounted_by_the_kernel() {
    let kit = Kit::made();
    let began = Instant::now();
    let mut bench = Bench {
        machine: StickMachine::boot(&kit.set()),
    };
    let told = |what: &str| eprintln!("{what}: {:?}", began.elapsed());
    told("booted");
    bench.good();
    told("good");
    bench.write_protected();
    bench.broken_sector();
    told("broken");
    bench.fakes();
    told("fakes");
    bench.pulled_out();
    told("pulled out");
    bench.eight_at_once();
    told("eight at once");
}
