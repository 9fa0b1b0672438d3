<?php
// Gives each request to the file that a web server's rules of rewriting would give it to. SITE_ROOT is the system's folder.
error_reporting(0);
$root = getenv('SITE_ROOT');
$path = urldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$file = is_dir($root . $path) && is_file($root . rtrim($path, '/') . '/index.php') ? rtrim($path, '/') . '/index.php' : $path;
if (is_file($root . $file) && substr($file, -4) != '.php') {
    return false;
}
if (!is_file($root . $file)) {
    $file = '/index.php';
    // Gnuboard's short addresses: /board, /board/number, /content/name.
    if (is_file("$root/bbs/board.php") && preg_match('#^/(\w+)(?:/(\w+))?/?$#', $path, $parts)) {
        $page = $parts[1] == 'content';
        $file = $page ? '/bbs/content.php' : '/bbs/board.php';
        $_GET[$page ? 'co_id' : 'bo_table'] = $page ? $parts[2] : $parts[1];
        if (!$page && isset($parts[2])) {
            $_GET['wr_id'] = $parts[2];
        }
        $_REQUEST = array_merge($_REQUEST, $_GET);
    }
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $file;
$_SERVER['SCRIPT_FILENAME'] = $root . $file;
$_SERVER['DOCUMENT_ROOT'] = $root;
chdir(dirname($root . $file));
require $root . $file;
