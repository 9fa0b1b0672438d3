<?php
// Fills a WordPress site: php wordpress.php install|furnish, with SITE_ROOT, SITE_URL and SITE_FILL (JSON)
// told. `furnish` comes second, in a process of its own, for the theme has to be loaded: it knows its menus and side bars.
$fill = json_decode(file_get_contents(getenv('SITE_FILL')), true);
$_SERVER['HTTP_HOST'] = preg_replace('#^https?://#', '', getenv('SITE_URL'));
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
if ($argv[1] == 'install') {
    define('WP_INSTALLING', true);
}
require getenv('SITE_ROOT') . '/wp-load.php';
echo json_encode($argv[1] == 'install' ? site_install($fill) : site_furnish($fill), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);

function site_install($fill)
{
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    require_once ABSPATH . 'wp-admin/includes/image.php';
    wp_install($fill['name'], 'admin', 'admin@example.org', true, '', 'pw', $fill['locale']);
    foreach (get_posts(['post_type' => ['post', 'page'], 'post_status' => 'any', 'numberposts' => -1]) as $post) {
        wp_delete_post($post->ID, true);
    }
    foreach ($fill['options'] as $name => $value) {
        update_option($name, $value);
    }
    update_option('stylesheet', $fill['theme']);
    update_option('template', wp_get_theme($fill['theme'])->get_template());
    global $wp_rewrite;
    $wp_rewrite->init();
    $wp_rewrite->set_permalink_structure($fill['permalink']);
    $people = [];
    foreach ($fill['people'] as $number => $name) {
        $people[] = wp_insert_user(['user_login' => "user$number", 'user_pass' => 'x', 'display_name' => $name, 'nickname' => $name,
            'role' => 'editor', 'user_email' => "u$number@example.org"]);
    }
    $topics = [];
    foreach ($fill['topics'] as $number => $name) {
        $topics[] = wp_insert_term($name, 'category', ['slug' => "topic-$number"])['term_id'];
    }
    $pages = [];
    foreach ($fill['pages'] as $slug => $page) {
        $pages[$slug] = wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => $page[0], 'post_name' => $slug,
            'post_content' => '<p>' . implode('</p><p>', $page[1]) . '</p>', 'post_author' => 1, 'post_date' => '2024-01-05 09:00:00']);
    }
    if ($fill['front']) {
        update_option('show_on_front', 'page');
        update_option('page_on_front', $pages['home']);
        update_option('page_for_posts', $pages['news']);
    }
    $urls = [];
    foreach (array_reverse($fill['posts']) as $number => $post) {
        $urls[] = site_post($post, $number, $fill, $people, $topics);
    }
    $items = $fill['front'] ? ['home', 'news', 'about', 'contact'] : ['about', 'contact'];
    site_menu($items, $pages, array_slice($topics, 0, 3), $fill);
    flush_rewrite_rules(false);
    return ['urls' => array_reverse($urls), 'home' => home_url('/'), 'start' => $fill['front'] ? get_permalink($pages['news']) : home_url('/')];
}

function site_post($post, $number, $fill, $people, $topics)
{
    $content = '';
    foreach ($post['paragraphs'] as $place => $text) {
        $content .= $place == 1 && $fill['cut'] ? "<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n" : '';
        $content .= "<!-- wp:paragraph -->\n<p>" . esc_html($text) . "</p>\n<!-- /wp:paragraph -->\n\n";
    }
    $time = $post['day'] . ' ' . $post['time'];
    $id = wp_insert_post(['post_type' => 'post', 'post_status' => 'publish', 'post_title' => $post['title'], 'post_content' => $content,
        'post_excerpt' => $post['excerpt'], 'post_name' => $post['slug'], 'comment_status' => 'open',
        'post_author' => $people[$post['person']], 'post_date' => $time, 'post_date_gmt' => $time,
        'post_category' => [$topics[$post['topic']]], 'tags_input' => $post['tags']]);
    if ($post['picture']) {
        site_picture($id, $number);
    }
    for ($answer = 0; $answer < $post['comments']; $answer++) {
        wp_insert_comment(['comment_post_ID' => $id, 'comment_author' => $fill['people'][$answer % count($fill['people'])],
            'comment_author_email' => 'c@example.org', 'comment_content' => $fill['comment'], 'comment_approved' => 1,
            'comment_date' => $post['day'] . ' 22:00:00', 'comment_date_gmt' => $post['day'] . ' 22:00:00']);
    }
    if ($post['pinned']) {
        stick_post($id);
    }
    return get_permalink($id);
}

function site_picture($id, $number)
{
    $folder = wp_upload_dir();
    wp_mkdir_p($folder['path']);
    $file = $folder['path'] . "/picture-$number.png";
    if (!is_file($file)) {
        imagepng(imagecreatetruecolor(900, 600), $file);
    }
    $attached = wp_insert_attachment(['post_mime_type' => 'image/png', 'post_title' => "picture-$number", 'post_status' => 'inherit'], $file, $id);
    wp_update_attachment_metadata($attached, ['width' => 900, 'height' => 600, 'file' => _wp_relative_upload_path($file), 'sizes' => []]);
    set_post_thumbnail($id, $attached);
}

function site_menu($items, $pages, $topics, $fill)
{
    $menu = wp_create_nav_menu('Main');
    $add = fn($item) => wp_update_nav_menu_item($menu, 0, $item + ['menu-item-status' => 'publish']);
    if (!$fill['front']) {
        $add(['menu-item-title' => $fill['pages']['home'][0] ?? $fill['home'], 'menu-item-url' => home_url('/')]);
    }
    foreach ($items as $slug) {
        $add(['menu-item-object' => 'page', 'menu-item-object-id' => $pages[$slug], 'menu-item-type' => 'post_type']);
    }
    foreach ($topics as $topic) {
        $add(['menu-item-object' => 'category', 'menu-item-object-id' => $topic, 'menu-item-type' => 'taxonomy']);
    }
}

function site_furnish($fill)
{
    $menus = array_keys(get_registered_nav_menus());
    if ($menus) {
        set_theme_mod('nav_menu_locations', [$menus[0] => wp_get_nav_menu_object('Main')->term_id]);
    }
    flush_rewrite_rules(false);
    global $wp_registered_sidebars;
    $bars = array_keys($wp_registered_sidebars);
    if (!$bars) {
        return ['bars' => 0];
    }
    $filled = ['wp_inactive_widgets' => []] + array_fill_keys($bars, []);
    $beside = array_values(preg_grep('/sidebar|primary|main|right/i', $bars))[0] ?? $bars[0];
    foreach ($fill['widgets'] as $number => [$name, $settings]) {
        $known = get_option("widget_$name");
        update_option("widget_$name", [$number + 10 => $settings, '_multiwidget' => 1] + (is_array($known) ? $known : []));
        $filled[$beside][] = "$name-" . ($number + 10);
    }
    update_option('sidebars_widgets', $filled);
    return ['bars' => count($bars)];
}
