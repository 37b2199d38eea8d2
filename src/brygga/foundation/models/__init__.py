"""Rows that belong to no app: tenants, matters, the date, commands, numbers, the audit chain and the outbox."""

from brygga.foundation.models.audit import AuditEvent, AuditHead, AuditPrivate
from brygga.foundation.models.commands import CommandRecord, Counter
from brygga.foundation.models.outbox import OutboxItem
from brygga.foundation.models.tenants import BusinessDate, Matter, Tenant

__all__ = ["AuditEvent", "AuditHead", "AuditPrivate", "BusinessDate", "CommandRecord", "Counter", "Matter",
           "OutboxItem", "Tenant"]
