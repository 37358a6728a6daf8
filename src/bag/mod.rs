//! Which files a drive has, common or district; manifests and tag files (BagIt, RFC 8493).
