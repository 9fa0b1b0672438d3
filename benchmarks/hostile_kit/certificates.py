"""Certificates of our own making for the hostile kit: expired, self-signed, for another name, of an unknown issuer."""

from __future__ import annotations

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NOW = datetime.now(UTC)
AUTHORITY = "the kit's authority"


def contexts(folder: Path) -> dict[str, ssl.SSLContext]:
    """A server context for each kind of fault, by name."""
    day = timedelta(days=1)
    issuer = ec.generate_private_key(ec.SECP256R1())
    return {
        "self-signed": _context(folder, "self-signed", NOW - day, NOW + 30 * day),
        "expired": _context(folder, "expired", NOW - 30 * day, NOW - day),
        "wrong-name": _context(folder, "wrong-name", NOW - day, NOW + 30 * day, names=("other.example",)),
        "unknown-issuer": _context(folder, "unknown-issuer", NOW - day, NOW + 30 * day, issuer=issuer),
        "old": _old(_context(folder, "old", NOW - day, NOW + 30 * day)),
    }


def under_authority(folder: Path) -> tuple[Path, dict[str, ssl.SSLContext]]:
    """Our own authority's certificate as a file, and server contexts with certificates it signed, good and bad."""
    day = timedelta(days=1)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, AUTHORITY)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - day)
        .not_valid_after(NOW + 30 * day)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "authority.pem"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    signed = partial(_context, folder, issuer=key, issuer_name=AUTHORITY)
    return path, {
        "good": signed("good", NOW - day, NOW + 30 * day),
        "expired": signed("expired", NOW - 30 * day, NOW - day),
        "wrong-name": signed("wrong-name", NOW - day, NOW + 30 * day, names=("other.example",)),
    }


def _context(
    folder: Path,
    name: str,
    start: datetime,
    end: datetime,
    *,
    names: tuple[str, ...] = (),
    issuer: ec.EllipticCurvePrivateKey | None = None,
    issuer_name: str = "nobody's authority",
) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "presswatch kit")])
    signer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer_name)]) if issuer else own
    # All addresses of the kit, so that a name never is the fault unless it is meant to be.
    hosts = [x509.IPAddress(ipaddress.ip_address(f"127.66.{net}.{host}")) for net in (1, 2) for host in range(1, 201)]
    alternatives = [x509.DNSName(name) for name in names] or hosts
    certificate = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(signer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .sign(issuer or key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def _old(context: ssl.SSLContext) -> ssl.SSLContext:
    """Supports nothing newer than TLS 1.1, which RFC 8996 forbids."""
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context
