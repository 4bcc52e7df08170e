// Puts the chat into another site with one script tag:
//   <script src="https://bot.example.vn/embed.js" defer></script>
// Optional attributes: data-label (words of the button), data-lang (vi or en), data-position (left or right).
// It makes a button and, when that is pressed, a frame with the chat page. It sets no cookie, keeps nothing, names nothing globally, reads nothing of
// the page around it, and styles by script alone, so that a policy without 'unsafe-inline' lets it work. The site's policy has to allow the address
// of the chat in script-src and frame-src. Whether the page may be framed is decided by the chat's own policy (Web:AllowedOrigins), not here.
(() => {
  'use strict';

  const script = document.currentScript;
  if (!script || window.top !== window.self) return;
  const home = new URL('./', script.src);

  const texts = {
    vi: { open: 'Mở trợ lý học tập', close: 'Đóng trợ lý học tập', title: 'Trợ lý học tập suốt đời', elsewhere: 'Mở trợ lý trong thẻ mới' },
    en: { open: 'Open the learning assistant', close: 'Close the learning assistant', title: 'Lifelong learning assistant', elsewhere: 'Open the assistant in a new tab' },
  };
  const text = texts[script.dataset.lang === 'en' ? 'en' : 'vi'];
  const label = (script.dataset.label || '').trim() || text.open;
  const side = script.dataset.position === 'left' ? 'left' : 'right';

  // The page says when it runs inside the frame. A policy that forbids it shows the browser's own page instead, and only the silence after it tells.
  const patience = { loaded: 2000, atMost: 15000 };

  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const phone = matchMedia('(max-width: 480px), (max-height: 480px)');

  const style = (node, rules) => Object.entries(rules).forEach(([name, value]) => node.style.setProperty(name, value, 'important'));

  const shape = (path) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('width', '28');
    svg.setAttribute('height', '28');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('focusable', 'false');
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    line.setAttribute('d', path);
    line.setAttribute('fill', 'none');
    line.setAttribute('stroke', 'currentColor');
    line.setAttribute('stroke-width', '2');
    line.setAttribute('stroke-linecap', 'round');
    line.setAttribute('stroke-linejoin', 'round');
    svg.append(line);
    return svg;
  };

  const speech = 'M4 5h16v11H9l-5 4z';
  const cross = 'M6 6l12 12M18 6L6 18';
  const down = 'M5 9l7 7 7-7';

  // The styles of the site do not reach into it.
  const host = document.createElement('div');
  style(host, { all: 'initial', position: 'fixed', 'z-index': '2147483000', bottom: '0', [side]: '0' });
  const root = host.attachShadow({ mode: 'open' });

  const lifted = '0 2px 10px rgba(0, 0, 0, .35)';
  const round = {
    all: 'initial', 'box-sizing': 'border-box', display: 'flex', 'align-items': 'center', 'justify-content': 'center', cursor: 'pointer',
    background: '#0b4a82', color: '#ffffff', border: '2px solid #ffffff', 'border-radius': '50%', 'box-shadow': lifted,
  };

  // Two rings, so that one of them is seen on any ground.
  const focusable = (node, shadow) => {
    const show = () => style(node, node.matches(':focus-visible')
      ? { outline: '3px solid #ffb454', 'outline-offset': '2px', 'box-shadow': '0 0 0 8px #14202c' }
      : { outline: 'none', 'outline-offset': '0', 'box-shadow': shadow });
    node.addEventListener('focus', show);
    node.addEventListener('blur', show);
  };

  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-label', label);
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-haspopup', 'dialog');
  button.title = label;
  style(button, { ...round, width: '60px', height: '60px', margin: '0 16px 16px' });
  focusable(button, lifted);

  const panel = document.createElement('div');
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', text.title);
  panel.hidden = true;

  const close = document.createElement('button');
  close.type = 'button';
  close.setAttribute('aria-label', text.close);
  close.title = text.close;
  style(close, {
    ...round, width: '44px', height: '44px', 'z-index': '1', position: 'absolute', margin: '0', top: '6px', right: '6px',
    border: '0', 'box-shadow': 'none',
  });
  close.append(shape(cross));
  focusable(close, 'none');

  const link = document.createElement('a');
  link.href = home.href;
  link.target = '_blank';
  link.rel = 'noopener';
  link.hidden = true;
  link.textContent = text.elsewhere;
  style(link, {
    all: 'initial', position: 'absolute', top: '56px', left: '24px', right: '24px', padding: '12px', 'text-align': 'center', cursor: 'pointer',
    font: '18px/1.5 system-ui, sans-serif', color: '#0b4f8f', 'text-decoration': 'underline',
  });
  focusable(link, 'none');

  let frame = null;
  let shown = false;
  let answered = false;

  const layOut = () => {
    const full = phone.matches;
    style(panel, {
      all: 'initial', 'box-sizing': 'border-box', position: 'fixed', display: shown ? 'block' : 'none',
      background: full && link.hidden ? '#0b4a82' : '#ffffff',
      ...(full
        ? { inset: '0', width: '100%', height: '100%', 'border-radius': '0', 'box-shadow': 'none' }
        : {
          inset: `auto ${side === 'right' ? '16px' : 'auto'} 92px ${side === 'left' ? '16px' : 'auto'}`, width: 'min(400px, calc(100vw - 32px))',
          height: link.hidden ? 'min(640px, calc(100vh - 128px))' : '140px', 'border-radius': '12px', 'box-shadow': '0 6px 30px rgba(0, 0, 0, .35)',
        }),
    });

    style(link, { display: link.hidden ? 'none' : 'block' });
    if (frame) {
      style(frame, {
        all: 'initial', display: link.hidden ? 'block' : 'none', border: '0', width: '100%', position: 'absolute', left: '0', right: '0', bottom: '0',
        top: '0', height: '100%', 'border-radius': full ? '0' : '12px', background: '#eef3f8',
      });
    }

    style(button, { display: shown && full ? 'none' : 'flex' });
    button.replaceChildren(shape(shown ? down : speech));
  };

  const load = () => {
    frame = document.createElement('iframe');
    frame.title = text.title;
    frame.allow = 'clipboard-write';
    frame.referrerPolicy = 'no-referrer';
    frame.src = home.href + (script.dataset.lang === 'en' ? '?lang=en' : '');
    panel.append(frame);
    const giveUp = () => {
      if (answered) return;

      // Not allowed here, or out of reach: the way to the page itself is left.
      link.hidden = false;
      layOut();
    };
    frame.addEventListener('load', () => setTimeout(giveUp, patience.loaded), { once: true });
    setTimeout(giveUp, patience.atMost);
  };

  const show = () => {
    shown = true;
    panel.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    if (!frame) load();
    layOut();
    if (!still.matches && panel.animate) panel.animate([{ opacity: 0, transform: 'translateY(12px)' }, { opacity: 1, transform: 'none' }], { duration: 160, easing: 'ease-out' });
    close.focus();
  };

  const hide = () => {
    shown = false;
    panel.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    layOut();
    button.focus();
  };

  button.addEventListener('click', () => (shown ? hide() : show()));
  close.addEventListener('click', hide);
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && shown) {
      event.stopPropagation();
      hide();
    }
  });
  phone.addEventListener('change', layOut);
  window.addEventListener('message', (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== home.origin) return;
    if (event.data === 'chatbot:ready') {
      answered = true;
      link.hidden = true;
      layOut();
    } else if (event.data === 'chatbot:close' && shown) {
      hide();
    }
  });

  panel.append(close, link);
  root.append(panel, button);
  layOut();
  const put = () => document.body.append(host);
  if (document.body) put();
  else document.addEventListener('DOMContentLoaded', put, { once: true });

  // What is printed is the site, not the button.
  const print = matchMedia('print');
  const printing = () => style(host, { display: print.matches ? 'none' : 'block' });
  print.addEventListener('change', printing);
  printing();
})();
