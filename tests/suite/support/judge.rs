//! Tools that are not ours. One that is missing fails the test that needs it.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The judges.
pub(crate) struct Judge;

/// Where a volume begins in an image.
const PARTITION_BYTES: u64 = 1 << 20;

impl Judge {
    fn run<S: AsRef<OsStr>>(program: &str, arguments: &[S], folder: &Path) -> Output {
        let path = format!(
            "{}:/usr/sbin:/sbin:{}",
            std::env::var("PATH").unwrap_or_default(),
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests/.tools/python/bin")
                .display()
        );
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(folder)
            .env("PATH", path)
            .env("LC_ALL", "C.UTF-8");
        command
            .output()
            .unwrap_or_else(|e| panic!("{program} is needed (bash tests/run): {e}"))
    }

    #[track_caller]
    fn accepts<S: AsRef<OsStr>>(program: &str, arguments: &[S], folder: &Path) -> String {
        let output = Self::run(program, arguments, folder);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{program} refuses: {text}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        text
    }

    /// `fsck.vfat -n` on the image's partition.
    #[track_caller]
    pub(crate) fn fsck(image: &Path) {
        let volume = tempfile::NamedTempFile::new().unwrap();
        copy_volume(image, volume.as_file());
        Self::accepts("fsck.vfat", &["-n".as_ref(), volume.path()], Path::new("/"));
    }

    /// All files of an image, by mtools, copied into `to`.
    pub(crate) fn mcopy(image: &Path, to: &Path) {
        let device = format!("{}@@1M", image.display());
        let to = format!("{}/", to.display());
        Self::accepts(
            "mcopy",
            &["-s", "-n", "-Q", "-i", &device, "::/", &to],
            Path::new("/"),
        );
    }

    /// All files of an image or ZIP, by 7-Zip, unpacked into `to`. An image is unpacked twice:
    /// 7-Zip sees a partition table first.
    pub(crate) fn seven_zip(archive: &Path, to: &Path) {
        let target = format!("-o{}", to.display());
        if archive.extension() == Some(OsStr::new("zip")) {
            Self::accepts(
                "7z",
                &[
                    "x".as_ref(),
                    "-y".as_ref(),
                    target.as_ref(),
                    archive.as_os_str(),
                ],
                to,
            );
            return;
        }
        let volume = tempfile::NamedTempFile::new().unwrap();
        copy_volume(archive, volume.as_file());
        let path = volume.path().as_os_str();
        Self::accepts(
            "7z",
            &[
                "x".as_ref(),
                "-y".as_ref(),
                "-tFAT".as_ref(),
                target.as_ref(),
                path,
            ],
            to,
        );
    }

    /// The paths and sizes that The Sleuth Kit finds: `fls` for names, `icat` for content.
    pub(crate) fn sleuth_kit(image: &Path) -> Vec<(String, Vec<u8>)> {
        let image = image.as_os_str();
        let list = [
            "-o".as_ref(),
            "2048".as_ref(),
            "-r".as_ref(),
            "-p".as_ref(),
            "-F".as_ref(),
            image,
        ];
        let list = Self::accepts("fls", &list, Path::new("/"));
        let mut files = Vec::new();
        for line in list.lines() {
            let (kind, path) = line.split_once(":\t").unwrap();
            // `r/r 45:` is a regular file; virtual files of the kit and deleted ones are none.
            let Some(inode) = kind.strip_prefix("r/r ") else {
                continue;
            };
            if inode.starts_with('*') || path.ends_with("(Volume Label Entry)") {
                continue;
            }
            let arguments = ["-o".as_ref(), "2048".as_ref(), image, inode.as_ref()];
            let output = Self::run("icat", &arguments, Path::new("/"));
            assert!(output.status.success(), "icat {path}");
            files.push((path.to_owned(), output.stdout));
        }
        files
    }

    pub(crate) fn unzip_test(zip: &Path) {
        Self::accepts("unzip", &["-tqq".as_ref(), zip.as_os_str()], Path::new("/"));
    }

    pub(crate) fn python_zip_test(zip: &Path) {
        let code = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); bad = z.testzip(); \
                    sys.exit(f'bad: {bad}' if bad else 0)";
        let arguments = ["-c".as_ref(), code.as_ref(), zip.as_os_str()];
        Self::accepts("python3", &arguments, Path::new("/"));
    }

    /// `sha256sum -c LIST` in a folder.
    pub(crate) fn sha256sum_accepts(folder: &Path, list: &str) -> bool {
        let arguments = ["-c", "--quiet", "--strict", "--ignore-missing", list];
        Self::run("sha256sum", &arguments, folder).status.success()
    }

    /// `sha256sum -c LIST` in a folder, where every listed file must be there.
    pub(crate) fn sha256sum_accepts_all(folder: &Path, list: &str) -> bool {
        let arguments = ["-c", "--quiet", "--strict", list];
        Self::run("sha256sum", &arguments, folder).status.success()
    }

    /// The trusted comment of `FILE.minisig`, where C minisign accepts it for this public key.
    pub(crate) fn minisign_accepts(file: &Path, key: &str) -> Option<String> {
        let arguments = ["-V".as_ref(), "-Q".as_ref(), "-P".as_ref(), key.as_ref()];
        let file = ["-m".as_ref(), file.as_os_str()];
        let output = Self::run(
            "minisign",
            &[&arguments[..], &file].concat(),
            Path::new("/"),
        );
        let comment = String::from_utf8_lossy(&output.stdout)
            .trim_end()
            .to_owned();
        output.status.success().then_some(comment)
    }

    /// C minisign signs `file` with a key without a password; the signature lies beside it.
    #[track_caller]
    pub(crate) fn minisign_signs(file: &Path, key: &Path) {
        let arguments = ["-S".as_ref(), "-s".as_ref(), key.as_os_str(), "-m".as_ref()];
        let file = [file.as_os_str()];
        Self::accepts(
            "minisign",
            &[&arguments[..], &file].concat(),
            Path::new("/"),
        );
    }

    /// The same into another file, with a trusted comment.
    #[track_caller]
    pub(crate) fn minisign_signs_as(file: &Path, signature: &Path, key: &str, comment: &str) {
        let arguments = [
            "-S".as_ref(),
            "-s".as_ref(),
            key.as_ref(),
            "-t".as_ref(),
            comment.as_ref(),
        ];
        let files = [
            "-m".as_ref(),
            file.as_os_str(),
            "-x".as_ref(),
            signature.as_os_str(),
        ];
        Self::accepts(
            "minisign",
            &[&arguments[..], &files].concat(),
            Path::new("/"),
        );
    }

    /// The same in the old way, over the file itself.
    #[track_caller]
    pub(crate) fn minisign_signs_legacy(file: &Path, signature: &Path, key: &str) {
        let arguments = ["-S".as_ref(), "-l".as_ref(), "-s".as_ref(), key.as_ref()];
        let files = [
            "-m".as_ref(),
            file.as_os_str(),
            "-x".as_ref(),
            signature.as_os_str(),
        ];
        Self::accepts(
            "minisign",
            &[&arguments[..], &files].concat(),
            Path::new("/"),
        );
    }

    /// Python's jsonschema: `documents` fit the schema in `schema`, which is one itself.
    #[track_caller]
    pub(crate) fn fit_schema(schema: &Path, documents: &[PathBuf]) {
        let code = "import json, sys, jsonschema
schema, *documents = (json.load(open(name)) for name in sys.argv[1:])
jsonschema.Draft202012Validator.check_schema(schema)
for name, document in zip(sys.argv[2:], documents):
    jsonschema.validate(document, schema, jsonschema.Draft202012Validator)";
        let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/.tools/python/bin/python");
        let mut arguments = vec!["-c".as_ref(), code.as_ref(), schema.as_os_str()];
        arguments.extend(documents.iter().map(|document| document.as_os_str()));
        Self::accepts(python.to_str().unwrap(), &arguments, Path::new("/"));
    }

    /// The digest that `cat FILES | sha256sum` prints.
    pub(crate) fn cat_sha256sum(files: &[PathBuf]) -> String {
        let names: Vec<String> = files.iter().map(|f| format!("'{}'", f.display())).collect();
        let line = format!("cat {} | sha256sum", names.join(" "));
        let text = Self::accepts("sh", &["-c", &line], Path::new("/"));
        text.split_whitespace().next().unwrap().to_owned()
    }
}

/// Copies the partition sparsely, since the judges that take no offset want it alone.
fn copy_volume(image: &Path, mut volume: &File) {
    let mut image = File::open(image).unwrap();
    let length = image.metadata().unwrap().len();
    image.seek(SeekFrom::Start(PARTITION_BYTES)).unwrap();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let count = image.read(&mut buffer).unwrap();
        if count == 0 {
            break;
        }
        if buffer[..count].iter().all(|byte| *byte == 0) {
            volume
                .seek(SeekFrom::Current(i64::try_from(count).unwrap()))
                .unwrap();
        } else {
            std::io::Write::write_all(&mut volume, &buffer[..count]).unwrap();
        }
    }
    volume.set_len(length - PARTITION_BYTES).unwrap();
}
