// The materials page: a larger look at a picture, printing one alone, and folds that open for a link.
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

  /** A link to a card that is folded away opens its fold. */
  function showTarget() {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = card && card.closest("details");
    if (!fold || fold.open) return;
    fold.open = true;
    card.scrollIntoView();
  }

  document.addEventListener("DOMContentLoaded", () => {
    setUpLightbox();
    showTarget();
    window.addEventListener("hashchange", showTarget);
    for (const button of document.querySelectorAll("[data-print-picture]")) {
      button.hidden = false;
      button.addEventListener("click", () => printPicture(button.dataset.printPicture));
    }
  });
})();
