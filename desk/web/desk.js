// What the desk does without loading a page: another sentence's evidence, lists that renew themselves, a warning before text is lost.
// Every page works without this file.

const evidence = () => document.querySelector('[data-evidence]');

async function showSentence(link) {
  const panel = evidence();
  if (panel === null) return false;
  const address = new URL(panel.dataset.evidence, location.href);
  address.searchParams.set('sentence', link.dataset.sentence);
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  // Signed out, or the revision is gone: the whole page says so.
  if (!answer.ok || answer.redirected) return false;
  panel.innerHTML = await answer.text();
  panel.scrollTop = 0;
  for (const old of document.querySelectorAll('.sentence[aria-current]')) old.removeAttribute('aria-current');
  const chosen = document.getElementById(`s${link.dataset.sentence}`);
  chosen?.setAttribute('aria-current', 'true');
  const page = new URL(location.href);
  page.searchParams.set('sentence', link.dataset.sentence);
  page.searchParams.delete('done');
  page.hash = '';
  history.replaceState(null, '', page);
  const dispute = link.hash === '#dispute' ? document.getElementById('dispute') : null;
  if (dispute !== null) {
    dispute.focus({ preventScroll: true });
    dispute.scrollIntoView({ block: 'nearest' });
    return true;
  }
  if (link.classList.contains('sentence') === false) chosen?.scrollIntoView({ block: 'center' });
  if (matchMedia('(max-width: 60rem)').matches) panel.scrollIntoView({ block: 'start' });
  return true;
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a[data-sentence]') : null;
  if (link === null || evidence() === null) return;
  event.preventDefault();
  const leave = () => location.assign(link.href);
  showSentence(link).then((shown) => (shown ? undefined : leave()), leave);
});

// Up and down through the text with j and k.
document.addEventListener('keydown', (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey || !['j', 'k'].includes(event.key)) return;
  if (event.target instanceof Element && event.target.closest('input, textarea, select') !== null) return;
  const sentences = [...document.querySelectorAll('a.sentence[data-sentence]')];
  const at = sentences.findIndex((sentence) => sentence.hasAttribute('aria-current'));
  const next = sentences[at + (event.key === 'j' ? 1 : -1)];
  if (next === undefined) return;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  showSentence(next).catch(() => undefined);
});

/** A part must stay as it is while somebody writes in it, has opened something in it or selects text in it. */
function isBusy(part) {
  if (part.querySelector('details[open], input:focus, textarea:focus, select:focus') !== null) return true;
  for (const field of part.querySelectorAll('input:not([type=hidden]), textarea')) {
    if (field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue)
      return true;
  }
  return String(getSelection()) !== '';
}

async function renew(part) {
  if (document.hidden || isBusy(part)) return part;
  const answer = await fetch(part.dataset.refreshFrom ?? location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok || answer.redirected) return part;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part.id);
  if (fresh === null || isBusy(part) || fresh.innerHTML === part.innerHTML) return part;
  const focused = document.activeElement?.getAttribute('href');
  const scrolled = [...part.querySelectorAll('[role="region"][aria-label]')].map((frame) => ({
    label: frame.getAttribute('aria-label'),
    place: [frame.scrollLeft, frame.scrollTop],
  }));
  part.replaceWith(fresh);
  // A table or a row of columns stays where it was scrolled to.
  for (const { label, place } of scrolled) fresh.querySelector(`[role="region"][aria-label="${CSS.escape(label)}"]`)?.scrollTo(...place);
  if (focused) fresh.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  return fresh;
}

for (const found of document.querySelectorAll('[data-refresh]')) {
  let part = found;
  const again = () => {
    const seconds = Number(part.dataset.refresh);
    if (!Number.isFinite(seconds) || seconds <= 0) return;
    setTimeout(() => {
      renew(part)
        .then((now) => (part = now))
        .catch(() => undefined)
        .finally(again);
    }, seconds * 1000);
  };
  again();
}

for (const form of document.querySelectorAll('form[data-guard]')) {
  let leaving = false;
  form.addEventListener('submit', () => (leaving = true));
  addEventListener('beforeunload', (event) => {
    const text = form.querySelector('textarea');
    if (!leaving && text !== null && text.value !== text.defaultValue) event.preventDefault();
  });
}
