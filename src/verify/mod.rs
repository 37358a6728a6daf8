//! Is a folder, image, zip or image set intact?
