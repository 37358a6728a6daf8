// The materials page: a larger look at a picture, and printing one alone.
(function () {
  "use strict";

  function setUpLightbox() {
    const box = document.querySelector("[data-lightbox]");
    if (!box || !box.showModal) return;
    const place = box.querySelector("[data-lightbox-picture]");
    const title = box.querySelector("[data-lightbox-title]");
    for (const button of document.querySelectorAll("[data-preview-open]")) {
      const card = button.closest(".card");
      const shown = card.querySelector("[data-preview]");
      button.hidden = false;
      button.addEventListener("click", () => {
        title.textContent = card.querySelector(".card-title").textContent;
        const picture = new Image();
        picture.src = shown.dataset.preview;
        picture.alt = title.textContent;
        place.replaceChildren(picture);
        box.showModal();
      });
    }
    box.querySelector("[data-lightbox-close]").addEventListener("click", () => box.close());
    box.addEventListener("click", (event) => {
      if (event.target === box) box.close();
    });
  }

  /** Prints one picture, and nothing of the page around it. */
  function printPicture(source) {
    const picture = new Image();
    picture.className = "print-picture";
    picture.alt = "";
    picture.hidden = true;
    const done = () => {
      document.documentElement.classList.remove("printing-picture");
      picture.remove();
    };
    picture.addEventListener("load", () => {
      picture.hidden = false;
      document.documentElement.classList.add("printing-picture");
      window.addEventListener("afterprint", done, { once: true });
      window.print();
    });
    picture.addEventListener("error", done);
    document.body.append(picture);
    picture.src = source;
  }

  document.addEventListener("DOMContentLoaded", () => {
    setUpLightbox();
    for (const button of document.querySelectorAll("[data-print-picture]")) {
      button.hidden = false;
      button.addEventListener("click", () => printPicture(button.dataset.printPicture));
    }
  });
})();
