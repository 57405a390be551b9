// What the fetcher asks of a page. Runs in an isolated world: the page's own scripts can neither see nor change it.
globalThis.trawl = (() => {
  const one = selector => document.querySelector(selector);
  const text = element => (element.textContent || '').replace(/\s+/g, ' ').trim().slice(0, 10000);
  const isShown = element => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return false;
    const style = getComputedStyle(element);
    return style.visibility !== 'hidden' && style.display !== 'none';
  };

  // The document that the browser shows as text, where it is JSON; else undefined.
  let known = {text: null, value: undefined};
  const json = () => {
    const shown = document.body && document.contentType !== 'text/html' ? document.body.querySelector(':scope > pre') : null;
    const text = shown ? shown.textContent : null;
    if (text === known.text) return known.value;
    let value;
    try { value = text === null ? undefined : JSON.parse(text); } catch { value = undefined; }
    known = {text, value};
    return value;
  };

  const step = (node, name) => {
    if (node === null || typeof node !== 'object') return undefined;
    if (!Array.isArray(node)) return Object.hasOwn(node, name) ? node[name] : undefined;
    const tilde = name.indexOf('~');
    if (tilde < 0) return /^[0-9]{1,6}$/.test(name) ? node[Number(name)] : undefined;
    const key = name.slice(0, tilde), word = name.slice(tilde + 1);
    return node.find(each => String(step(each, key) ?? '').includes(word));
  };
  const at = (node, path) => path === '.' ? node : path.split('.').reduce(step, node);
  const textAt = (node, path) => {
    const value = at(node, path);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  };
  const addressOf = (wanted, item) => {
    const address = wanted.linkPath ? textAt(item, wanted.linkPath) : null;
    try { return address === null ? null : new URL(address, location.href).href; } catch { return null; }
  };

  const figure = wanted => {
    if (!wanted || wanted.value) return null;
    if (wanted.path) return textAt(json(), wanted.path);
    if (!wanted.select) {
      return [...document.scripts].filter(script => !script.src).map(script => script.textContent).join('\n').slice(0, 1 << 20);
    }
    const element = one(wanted.select);
    if (!element) return null;
    return wanted.attr ? element.getAttribute(wanted.attr) : text(element);
  };

  const linkOf = item => (item.matches('a[href]') ? item : item.querySelector('a[href]'))?.href ?? null;
  const identity = (wanted, item) =>
    wanted.itemsPath ? addressOf(wanted, item) ?? JSON.stringify(item) : linkOf(item) ?? text(item);

  // FNV-1a over what identifies each item: its link, or its text where it has none.
  const print = (wanted, items) => {
    if (items.length === 0) return '';
    let hash = 0x811c9dc5, twin = 0x01000193;
    for (const item of items) {
      const key = identity(wanted, item);
      for (let i = 0; i < key.length; i++) {
        hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
        twin = Math.imul(twin ^ key.charCodeAt(i), 0x85ebca6b);
      }
      hash = Math.imul(hash ^ 10, 0x01000193);
    }
    return items.length + '-' + (hash >>> 0).toString(16) + (twin >>> 0).toString(16);
  };

  const listOf = wanted => {
    const list = at(json(), wanted.itemsPath);
    return Array.isArray(list) ? list : null;
  };
  const stands = layout => layout.itemsPath ? listOf(layout) !== null : one(layout.ready) !== null;

  // With the keys of the layout that stands, the first of several; with none of them the first.
  const standing = wanted => {
    if (!wanted.layouts) return wanted;
    const layout = Math.max(0, wanted.layouts.findIndex(stands));
    return {...wanted, ...wanted.layouts[layout], layout};
  };

  // The beginning of a whole document that is no page of HTML, where a JSON list is awaited and is not there.
  const unfit = wanted => {
    const layouts = wanted.layouts || [wanted];
    if (document.readyState !== 'complete' || document.contentType === 'text/html') return null;
    if (!layouts.every(layout => layout.itemsPath) || layouts.some(stands)) return null;
    return (document.body ? document.body.textContent : '').trim().slice(0, 200);
  };

  const itemsOf = wanted => wanted.itemsPath ? listOf(wanted) || [] : wanted.item ? [...document.querySelectorAll(wanted.item)] : [];
  const nextOf = wanted => {
    const element = wanted.more ? one(wanted.more) : null;
    const link = element ? element.closest('a[href]') : null;
    return link && /^https?:/.test(link.href) ? link.href : null;
  };
  const currentOf = wanted => wanted.current ? figure(wanted.current) : null;

  // The links of the items before the list was scrolled: a list may replace items instead of adding some. They are kept at the
  // window, since WebDriver runs this file anew for each question.
  // Where items have no links, a list that replaces them cannot be told from one that has ended.
  const left = () => window.trawlLeft ?? null;
  const linksIn = items => items.map(linkOf).filter(link => link !== null);
  const isOther = items => left() !== null && linksIn(items).some(link => !left().has(link));
  const isReplaced = items => {
    // One of the last ones must still be there: what comes after it is then not skipped. The first ones may be pinned.
    const before = left() === null ? [] : [...left()];
    const now = new Set(linksIn(items));
    return now.size > 0 && before.length > 0 && !before.slice(before.length / 2).some(link => now.has(link));
  };

  const isChanged = wanted => {
    const before = wanted.before;
    if (!before) return true;
    const items = itemsOf(wanted);
    if (before.growing) return items.length > before.items || isOther(items) || (wanted.last && one(wanted.last) !== null);
    return print(wanted, items) !== before.print && (before.current === null || currentOf(wanted) !== before.current);
  };

  const isReady = wanted =>
    document.readyState !== 'loading' && stands(wanted) && isChanged(wanted);

  const signTexts = wanted => wanted.signs.map(selector => {
    if (!selector) return null;
    const element = one(selector);
    return element ? text(element).slice(0, 500) : null;
  });

  // What may mean something else than the page that is awaited; changes when there is something new to judge. Without any
  // sign there is nothing, unless every state of the document is to be judged anyway.
  const key = wanted => {
    if (document.readyState === 'loading') return '';
    const texts = signTexts(wanted).filter(text => text !== null);
    if (texts.length === 0 && !wanted.anyway) return '';
    return (document.readyState === 'complete' ? 'c' : '') + JSON.stringify(texts);
  };

  const html = max => {
    let length = 0;
    const parts = [];
    for (const node of document.childNodes) {
      const part = node.nodeType === Node.DOCUMENT_TYPE_NODE
        ? new XMLSerializer().serializeToString(node)
        : node.nodeType === Node.COMMENT_NODE ? '<!--' + node.data + '-->' : node.outerHTML || '';
      length += part.length;
      parts.push(part);
    }
    return {length, text: length <= max ? parts.join('\n') : null};
  };

  // Where an element stands in its document, whatever is scrolled.
  const place = element => {
    const box = element.getBoundingClientRect();
    return [box.x + scrollX, box.y + scrollY, box.width, box.height].join(' ');
  };

  // Where "next" stood when the page was looked at.
  let seen = null;
  const see = wanted => {
    const element = wanted.more ? one(wanted.more) : null;
    seen = element && {element, place: place(element)};
  };

  const linksOf = (wanted, items) => {
    if (!wanted.links) return [];
    const links = wanted.itemsPath
      ? items.map(item => addressOf(wanted, item))
      : [...document.querySelectorAll(wanted.links)].map(link => link.href);
    return links.filter(href => href).slice(0, 1000);
  };

  const facts = asked => {
    const wanted = standing(asked);
    see(wanted);
    const items = itemsOf(wanted);
    const ready = isReady(wanted);
    const signs = signTexts(wanted);
    // The HTML is most of what it costs to look: only where it may be needed.
    const taken = wanted.html || wanted.capture && (ready || signs.some(text => text !== null));
    const page = taken ? html(wanted.max) : {length: 0, text: ''};
    return {
      url: location.href,
      ready,
      key: key(wanted),
      signs,
      items: items.length,
      print: print(wanted, items),
      replaced: wanted.before?.growing === true && isReplaced(items),
      current: currentOf(wanted),
      figures: wanted.figures.map(figure),
      more: wanted.more ? one(wanted.more) !== null : false,
      next: nextOf(wanted),
      last: wanted.last ? one(wanted.last) !== null : false,
      links: linksOf(wanted, items),
      layout: wanted.layout || 0,
      unfit: unfit(asked),
      length: page.length,
      html: page.text,
    };
  };

  // Some overlays hide the whole page until they are answered. One that does not close is not pressed indefinitely. A look that was
  // replaced by another one presses nothing any more.
  const MOST_ANSWERS = 5, BETWEEN_ANSWERS = 500;
  let looks = 0, answers = 0, answered = -BETWEEN_ANSWERS;
  const answer = wanted => {
    if (answers >= MOST_ANSWERS || performance.now() < answered + BETWEEN_ANSWERS) return;
    if (document.readyState === 'loading' || isReady(standing(wanted))) return;
    const gone = dismiss(wanted.overlays);
    if (gone > 0) { answers += gone; answered = performance.now(); }
  };

  // Resolves when the page is ready, or shows something that was not judged yet.
  const look = wanted => new Promise(resolve => {
    const mine = ++looks;
    const isOver = () => isReady(standing(wanted)) || key(wanted) !== wanted.known || unfit(wanted) !== null;
    if (isOver()) { resolve(facts(wanted)); return; }
    let over = false;
    const end = () => {
      over = true;
      observer.disconnect();
      clearInterval(timer);
      document.removeEventListener('readystatechange', check);
    };
    const check = () => {
      if (over || !isOver()) return;
      end();
      resolve(facts(wanted));
    };
    const turn = () => {
      if (mine !== looks) { end(); return; }
      check();
      if (!over) answer(wanted);
    };
    const observer = new MutationObserver(check);
    observer.observe(document, {childList: true, subtree: true, attributes: true, characterData: true});
    document.addEventListener('readystatechange', check);
    const timer = setInterval(turn, 100);
  });

  const frame = most => new Promise(resolve => {
    let done = false;
    const once = () => { if (!done) { done = true; resolve(); } };
    requestAnimationFrame(once);
    setTimeout(once, most);
  });

  const dismiss = overlays => {
    let dismissed = 0;
    for (const overlay of overlays) {
      const element = one(overlay.when);
      if (!element || !isShown(element)) continue;
      if (overlay.click) {
        const closer = one(overlay.click);
        if (!closer) continue;
        closer.click();
      } else {
        element.remove();
      }
      dismissed++;
    }
    return dismissed;
  };

  const hits = (element, x, y) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (top === element || element.contains(top) || top.contains(element) && top.matches('a, button, label'));
  };

  const described = element => {
    if (!element) return null;
    const classes = typeof element.className === 'string' ? element.className.trim().split(/\s+/).filter(name => name) : [];
    return [element.tagName.toLowerCase() + (element.id ? '#' + element.id : ''), ...classes].join('.').slice(0, 200);
  };

  const animationsOf = element => document.getAnimations().filter(animation =>
    animation.playState === 'running' && animation.effect?.target?.contains(element));

  // Whether the element has not moved since it was looked at, and no animation of its own or around it may move it; else whether
  // it does not move for a frame. The first saves the frame, which would be painted in vain; a script that moves the element
  // may go unnoticed for the few milliseconds between the look and the press. Whether a frame of another site is hit the browser
  // knows by what it has painted.
  const isStill = async element => {
    const animations = animationsOf(element);
    const wasThere = seen !== null && seen.element === element && seen.place === place(element);
    if (animations.length === 0) {
      if (wasThere && !one('iframe, frame, object, embed')) return true;
      return isStillFor(element, 50);
    }
    if (animations.some(animation => animation.pending)) {
      await frame(500);
      return false;
    }
    // Between frames an animation's time is a guess, and the next one may be no later.
    await frame(500);
    return isStillFor(element, 500);
  };

  const isStillFor = async (element, most) => {
    const before = place(element);
    await frame(most);
    return place(element) === before;
  };

  // Brings an element to a place where a mouse would hit it: centre, dismiss overlays, wait until it is still, hit test.
  // Beside it, what the page says its number is before anything is done to it.
  const aim = async wanted => {
    const current = currentOf(wanted);
    const element = one(wanted.select);
    if (!element || !isShown(element)) return {found: false};
    const clear = () => {
      const gone = dismiss(wanted.overlays);
      // What closes may take its time, and what was covered may move.
      if (gone > 0) seen = null;
      return gone;
    };
    let dismissed = clear();
    const top = element.getBoundingClientRect().y;
    element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
    const scrolled = element.getBoundingClientRect().y !== top;
    let hit = false, x = 0, y = 0, moved = 0, cover = null;
    const end = performance.now() + 1000;
    for (let covered = 0; covered < 20; covered++) {
      // What never stands still is pressed where it is.
      while (element.isConnected && !await isStill(element) && performance.now() < end) moved++;
      if (!element.isConnected) return {found: true, current};
      const box = element.getBoundingClientRect();
      x = box.x + box.width / 2;
      y = box.y + box.height / 2;
      hit = hits(element, x, y);
      if (hit) break;
      // Named before it is dismissed: it may come back.
      cover = described(document.elementFromPoint(x, y));
      const more = clear();
      dismissed += more;
      if (more === 0) break;
    }
    return {found: true, current, x, y, hit, scrolled, dismissed, moved, cover: hit ? null : cover};
  };

  const press = select => {
    const element = one(select);
    if (!element) return false;
    element.click();
    return true;
  };

  // To the last item first: a list that replaces its items as it is scrolled would skip some on the way to the end.
  const scroll = async wanted => {
    const items = itemsOf(wanted);
    window.trawlLeft = new Set(linksIn(items));
    if (items.length > 0) {
      items.at(-1).scrollIntoView({block: 'start', behavior: 'instant'});
      await frame(50);
      await frame(50);
      const now = itemsOf(wanted);
      if (now.length > items.length || isOther(now)) return;
    }
    const end = document.scrollingElement || document.documentElement;
    window.scrollTo(0, end.scrollHeight - 2);
    window.scrollTo(0, end.scrollHeight);
  };

  return {look, aim, press, scroll, html};
})();
