<?php
// Prints the settings that a theme of Typecho starts with, as the system stores them when the theme is chosen: run in the
// system's folder with the theme's name.
error_reporting(0);
$_SERVER += ['HTTP_HOST' => 'localhost', 'REQUEST_URI' => '/', 'SCRIPT_NAME' => '/index.php', 'REQUEST_METHOD' => 'GET'];
ob_start();
require 'config.inc.php';
\Widget\Init::alloc();
$options = \Widget\Options::alloc();
require_once __TYPECHO_ROOT_DIR__ . '/usr/themes/' . $argv[1] . '/functions.php';
$form = new \Typecho\Widget\Helper\Form();
if (function_exists('themeConfig')) {
    themeConfig($form);
}
ob_end_clean();
echo json_encode($form->getValues());
