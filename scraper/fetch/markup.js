(longest) => {
  const open = (host) => {
    const root = document.createElement('div');
    for (const child of host.shadowRoot.childNodes) root.append(copy(child, host));
    return root;
  };
  const copy = (node, host) => {
    if (host && node.nodeName === 'SLOT') {
      const slot = document.createElement('div');
      const given = node.assignedNodes();
      for (const child of given.length ? given : node.childNodes) slot.append(copy(child, null));
      return slot;
    }
    const made = node.cloneNode(false);
    if (node.shadowRoot) { made.append(open(node)); return made; }
    for (const child of node.childNodes) made.append(copy(child, host));
    return made;
  };
  const any = [...document.querySelectorAll('*')].some((element) => element.shadowRoot);
  const root = any ? copy(document.documentElement, null) : document.documentElement;
  return ('<!DOCTYPE html>' + root.outerHTML).slice(0, longest);
}
