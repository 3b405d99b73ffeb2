// A number under the pointer or with the keyboard's focus opens its card; without this a press does.
(() => {
  const rests = 140, leaves = 260;
  let timer = 0, pinned = null;
  const cardOf = (number) => document.getElementById(number.getAttribute("popovertarget"));
  const number = (event) => event.target.closest?.(".cite");
  const later = (act, after) => { clearTimeout(timer); timer = setTimeout(act, after); };
  const open = (button) => { const card = cardOf(button); if (card && !card.matches(":popover-open")) { pinned = null; card.showPopover({ source: button }); } };
  const close = () => { const card = document.querySelector(".card:popover-open"); if (card && card !== pinned && !card.contains(document.activeElement)) card.hidePopover(); };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const button = number(event);
    if (button) later(() => open(button), rests); else if (event.target.closest?.(".card")) clearTimeout(timer);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && (number(event) || event.target.closest?.(".card"))) later(close, leaves);
  });
  document.addEventListener("focusin", (event) => {
    const button = number(event);
    if (button && button.matches(":focus-visible")) { clearTimeout(timer); open(button); }
  });
  document.addEventListener("click", (event) => {
    const button = number(event), card = button && cardOf(button);
    if (!card?.matches(":popover-open") || pinned === card) return;
    pinned = card; event.preventDefault(); clearTimeout(timer);
  });
})();
