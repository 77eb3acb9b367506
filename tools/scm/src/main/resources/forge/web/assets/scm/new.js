// The form for a new repository shows what its chosen beginning needs, and nothing else.

const form = document.getElementById("new-repository");
if (form) {
  const show = () => {
    const begin = new FormData(form).get("begin");
    for (const group of form.querySelectorAll("[data-for]")) {
      group.hidden = group.dataset.for !== begin;
    }
  };
  form.addEventListener("change", show);
  show();
}
