use super::regions::MIB;
use super::*;

#[test]
fn regions_are_those_of_the_measured_volumes() {
    let cases = [
        (4096, 65_792, 5_114, 515, 4 << 20),
        (4096, 530_176, 6_050, 4_143, 8 << 20),
        (8192, 1_182_720, 4_046, 9_241, 12 << 20),
        (16_384, 1_312_512, 2_018, 10_255, 12 << 20),
        (32_768, 1_082_464, 5_614, 8_457, 12 << 20),
    ];
    for (size, clusters, reserved, fat, data) in cases {
        let regions = Regions::new(size, clusters);
        assert_eq!(regions.cluster_count, clusters);
        assert_eq!(
            (regions.reserved_sectors, regions.fat_sectors),
            (reserved, fat)
        );
        assert_eq!(regions.data_start_bytes(), data);
        assert_eq!(regions.image_length_bytes() % MIB, 0);
    }
}

#[test]
fn the_smallest_volume_has_at_least_65_541_clusters() {
    for (size, count) in [
        (4096, 65_792),
        (8192, 65_664),
        (16_384, 65_600),
        (32_768, 65_568),
    ] {
        assert_eq!(Regions::new(size, 1).cluster_count, count);
    }
    assert_eq!(
        Regions::choose(|_| 1).map(|regions| regions.cluster_size_bytes),
        Some(4096)
    );
}

#[test]
fn cluster_size_follows_the_volume_on_both_sides_of_each_limit() {
    for (limit, below, above) in [
        (8_u64 << 30, 4096, 8192),
        (16 << 30, 8192, 16_384),
        (32 << 30, 16_384, 32_768),
    ] {
        // Content that gives a volume of exactly `limit` bytes with the smaller clusters.
        let mut content = limit - (64 << 20);
        let volume =
            |bytes: u64| Regions::new(below, bytes / u64::from(below)).volume_length_bytes();
        while volume(content) < limit {
            content += MIB;
        }
        let size = |bytes: u64| {
            Regions::choose(|size| bytes / u64::from(size))
                .map(|regions| regions.cluster_size_bytes)
        };
        let over = volume(content) > limit;
        assert_eq!(size(content - if over { MIB } else { 0 }), Some(below));
        assert_eq!(size(content + MIB), Some(above));
    }
}

#[test]
fn more_than_an_mbr_can_tell_is_refused() {
    assert!(Regions::choose(|size| (2_u64 << 40) / u64::from(size)).is_none());
    assert!(Regions::choose(|size| (2_000_u64 << 30) / u64::from(size)).is_some());
}

#[test]
fn stick_classes_follow_what_real_sticks_hold() {
    let cases = [
        (1, 4),
        (3_625, 4),
        (3_626, 8),
        (7_250, 8),
        (7_251, 16),
        (29_000, 32),
        (29_001, 64),
    ];
    for (mib, class) in cases {
        assert_eq!(stick_class_gb(mib * MIB), class, "{mib} MiB");
    }
}

fn sample() -> Record {
    let mut record = Regions::new(4096, 1).record().unwrap();
    record.first_tail_cluster = 65_700;
    let run = |first_cluster, cluster_count| {
        Some(Run {
            first_cluster,
            cluster_count,
        })
    };
    let chain = |path: &str, base, tail| Chain {
        path: path.to_owned(),
        base,
        tail,
    };
    record.directories = vec![chain("", run(2, 1), run(65_700, 1))];
    record.slots = vec![chain("a.txt", None, run(65_701, 2))];
    record.common_files = vec![chain("b.txt", run(3, 5), None), chain("empty", None, None)];
    record
}

#[test]
fn a_layout_read_from_a_file_is_checked_again() {
    let layout = Layout::try_from(sample()).unwrap();
    let json = serde_json::to_string(&layout).unwrap();
    assert_eq!(serde_json::from_str::<Layout>(&json).unwrap(), layout);

    let wrong: [fn(&mut Record); 7] = [
        |r| r.fat_sectors += 1,
        |r| r.cluster_count += 1,
        |r| r.cluster_size_bytes = 512,
        |r| {
            r.common_files[0].base = Some(Run {
                first_cluster: 2,
                cluster_count: 1,
            });
        },
        |r| {
            r.common_files[0].base = Some(Run {
                first_cluster: 3,
                cluster_count: 65_699,
            });
        },
        |r| {
            r.slots[0].tail = Some(Run {
                first_cluster: 65_793,
                cluster_count: 2,
            });
        },
        |r| {
            r.slots[0].tail = Some(Run {
                first_cluster: u32::MAX,
                cluster_count: u32::MAX,
            });
        },
    ];
    for (n, change) in wrong.iter().enumerate() {
        let mut record = sample();
        change(&mut record);
        assert!(Layout::try_from(record).is_err(), "change {n}");
    }
}
